namespace DubboNet.Hessian.Fuzz;

/// <summary>What an input cost.</summary>
/// <param name="Bytes">Bytes allocated on the thread.</param>
/// <param name="Time">Time that passed, or processor time where that was measured.</param>
internal readonly record struct Cost(long Bytes, TimeSpan Time);

/// <summary>What an input may cost: so much for each of its bytes, and so much whatever its length.</summary>
/// <param name="BytesPerByte">Bytes allocated for each byte of the input.</param>
/// <param name="FixedBytes">Bytes allocated for any input.</param>
/// <param name="TimePerByte">Processor time for each byte of the input.</param>
/// <param name="FixedTime">Processor time for any input.</param>
internal sealed record CostLimit(long BytesPerByte, long FixedBytes, TimeSpan TimePerByte, TimeSpan FixedTime)
{
    public bool Allows(Cost cost, int length) =>
        cost.Bytes <= FixedBytes + (BytesPerByte * length) && cost.Time <= FixedTime + (TimePerByte * length);
}
