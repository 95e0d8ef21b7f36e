namespace DubboNet.Hessian;

/// <summary>
/// Reads LocalDate and LocalTime in the compact mode of hessian-lite 4.0.4 and later, which is off by default. It writes a class without
/// fields that is nevertheless followed by a long. This form is never written, because older readers cannot parse it.
/// </summary>
internal sealed class CompactTimeFormatter<T, TNatural>(string className, Func<long, T> create)
    : HessianClassFormatter<T>(new ClassDefinition(className))
    where T : struct
{
    internal override RegistryRole Role => RegistryRole.ByName;

    internal override int ValuesBehindFields => 1;

    internal override bool Creates(Type type) => type == typeof(T) || type == typeof(TNatural);

    internal override object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        object value = ReadValue(ref reader, ref fields);
        reader.SetReference(fields, value);
        return value;
    }

    protected override void WriteFields(ref HessianWriter writer, T value) =>
        throw new HessianException($"{Definition.ClassName} is not written in compact form.");

    protected override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        T value = ReadValue(ref reader, ref fields);
        reader.SetReference(fields, value);
        return value;
    }

    private T ReadValue(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        while (reader.ReadNextField(ref fields, out _))
            reader.Skip();
        int start = reader.Position;
        return Conversion.OrDataError(reader.ReadInt64(), create, start);
    }
}

/// <summary>
/// Reads the compact LocalDateTime, which has the day number and the nanosecond number as ordinary fields, and the two classes that consist
/// of one such number.
/// </summary>
internal sealed class CompactLocalDateTimeFormatter() : JavaValueFormatter<JavaLocalDateTime>("java.time.LocalDateTime", "date", "time")
{
    private const long NanosPerSecond = 1_000_000_000;
    private const long NanosPerDay = 86_400 * NanosPerSecond;

    /// <summary>Slightly more than the number of days between 1970 and the first and last year in Java.</summary>
    private const long MaxDay = 365_250_000_000;
    private const long DaysPerCycle = 146_097;
    private const int YearsPerCycle = 400;

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    internal override RegistryRole Role => RegistryRole.ByName;

    internal override bool Creates(Type type) => type == typeof(DateTime) || base.Creates(type);

    public static CompactTimeFormatter<JavaLocalDate, DateOnly> LocalDate { get; } = new("java.time.LocalDate", ToDate);

    public static CompactTimeFormatter<JavaLocalTime, TimeOnly> LocalTime { get; } = new("java.time.LocalTime", ToTime);

    protected override void WriteFields(ref HessianWriter writer, JavaLocalDateTime value) =>
        throw new HessianException($"{Definition.ClassName} is not written in compact form.");

    protected override JavaLocalDateTime Create(ReadOnlySpan<object?> values) => new(ToDate((long)values[0]!), ToTime((long)values[1]!));

    /// <summary>Converts a day number counted from 1970 to a date of any year in Java.</summary>
    private static JavaLocalDate ToDate(long day)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, MaxDay);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, -MaxDay);

        // The calendar repeats every 400 years, so the date is calculated in the cycle that starts with the year 1.
        (long cycles, long rest) = Math.DivRem(day + Epoch, DaysPerCycle);
        if (rest < 0)
            (cycles, rest) = (cycles - 1, rest + DaysPerCycle);
        var date = DateOnly.FromDayNumber((int)rest);
        var value = new JavaLocalDate((int)(date.Year + (cycles * YearsPerCycle)), date.Month, date.Day);
        return value.IsValid ? value : throw new OverflowException();
    }

    private static JavaLocalTime ToTime(long nanos)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanos);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanos, NanosPerDay);
        long second = nanos / NanosPerSecond;
        return new JavaLocalTime((int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60), (int)(nanos % NanosPerSecond));
    }
}
