namespace DubboNet.Hessian.Fuzz;

/// <summary>Represents the cost of an input.</summary>
/// <param name="Bytes">The number of bytes allocated on the thread.</param>
/// <param name="Time">The elapsed time, or the processor time if it was measured.</param>
internal readonly record struct Cost(long Bytes, TimeSpan Time);

/// <summary>Represents the maximum cost of an input, which has a part for each of its bytes and a fixed part.</summary>
/// <param name="BytesPerByte">The number of bytes allocated for each byte of the input.</param>
/// <param name="FixedBytes">The number of bytes allocated for any input.</param>
/// <param name="TimePerByte">The processor time for each byte of the input.</param>
/// <param name="FixedTime">The processor time for any input.</param>
internal sealed record CostLimit(long BytesPerByte, long FixedBytes, TimeSpan TimePerByte, TimeSpan FixedTime)
{
    public bool Allows(Cost cost, int length) =>
        cost.Bytes <= FixedBytes + (BytesPerByte * length) && cost.Time <= FixedTime + (TimePerByte * length);
}
