namespace DubboNet.Hessian;

/// <summary>
/// hessian-lite's compact mode (4.0.4 and later, off by default) writes LocalDate and LocalTime as a class of no fields that is nevertheless followed by a
/// long. Read, never written: older readers lose step.
/// </summary>
internal abstract class CompactTimeFormatter<T>(string className) : HessianClassFormatter<T>(new ClassDefinition(className))
    where T : notnull
{
    internal sealed override RegistryRole Role => RegistryRole.ByName;

    protected sealed override void WriteFields(ref HessianWriter writer, T value) =>
        throw new HessianException($"{Definition.ClassName} is not written in compact form.");

    protected sealed override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        while (reader.ReadNextField(ref fields, out _))
            reader.Skip();
        int start = reader.Position;
        long number = reader.ReadInt64();
        try
        {
            T value = Create(number);
            reader.SetReference(fields, value);
            return value;
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new HessianException($"Not a value of {Definition.ClassName}", start, null, $"{number}");
        }
    }

    protected abstract T Create(long number);
}

internal sealed class CompactLocalDateFormatter() : CompactTimeFormatter<DateOnly>("java.time.LocalDate")
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    protected override DateOnly Create(long number) => DateOnly.FromDayNumber(checked((int)(number + Epoch)));
}

internal sealed class CompactLocalTimeFormatter() : CompactTimeFormatter<TimeOnly>("java.time.LocalTime")
{
    protected override TimeOnly Create(long number) => new(number / 100);
}

/// <summary>The compact LocalDateTime: day and nanosecond numbers as ordinary fields.</summary>
internal sealed class CompactLocalDateTimeFormatter() : JavaValueFormatter<DateTime>("java.time.LocalDateTime", "date", "time")
{
    internal override RegistryRole Role => RegistryRole.ByName;

    protected override void WriteFields(ref HessianWriter writer, DateTime value) =>
        throw new HessianException($"{Definition.ClassName} is not written in compact form.");

    protected override DateTime Create(ReadOnlySpan<object?> values) =>
        DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Unspecified).AddDays((long)values[0]!).AddTicks((long)values[1]! / 100);
}
