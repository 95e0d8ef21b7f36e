namespace DubboNet.Hessian;

/// <summary>A <c>java.time.LocalDate</c> of any year that Java has; within the years 1 to 9999 a <see cref="DateOnly"/> does.</summary>
/// <param name="Year">-999,999,999 to 999,999,999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the length of the month.</param>
public readonly record struct JavaLocalDate(int Year, int Month, int Day)
{
    private const int MaxYear = 999_999_999;
    private const int LeapCycle = 400;
    private const int CycleWithinRange = 2000;
    private const int ShortestMonth = 28;

    internal bool IsValid => Year is >= -MaxYear and <= MaxYear && Month is >= 1 and <= 12 && Day >= 1
        && (Day <= ShortestMonth || Day <= DateTime.DaysInMonth(CycleWithinRange + (Year % LeapCycle), Month));

    /// <summary>The same date, if it lies in the years 1 to 9999.</summary>
    public bool TryToDateOnly(out DateOnly value)
    {
        bool fits = IsValid && Year is >= 1 and <= 9999;
        value = fits ? new DateOnly(Year, Month, Day) : default;
        return fits;
    }

    /// <summary>The same date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the years 1 to 9999, or no date at all.</exception>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    /// <summary>A date as Java has it.</summary>
    public static JavaLocalDate From(DateOnly value) => new(value.Year, value.Month, value.Day);
}

/// <summary>A <c>java.time.LocalTime</c> to the nanosecond; for whole 100 ns a <see cref="TimeOnly"/> does.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 59.</param>
/// <param name="Nano">0 to 999,999,999.</param>
public readonly record struct JavaLocalTime(int Hour, int Minute, int Second, int Nano)
{
    private const int NanosPerTick = 100;

    internal bool IsValid => Hour is >= 0 and <= 23 && Minute is >= 0 and <= 59 && Second is >= 0 and <= 59 && Nano is >= 0 and <= 999_999_999;

    /// <summary>The same time, if it is a multiple of 100 ns.</summary>
    public bool TryToTimeOnly(out TimeOnly value)
    {
        bool fits = IsValid && Nano % NanosPerTick == 0;
        value = fits ? ToTimeOnly() : default;
        return fits;
    }

    /// <summary>The time, cut to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no time of day.</exception>
    public TimeOnly ToTimeOnly() => new TimeOnly(Hour, Minute, Second).Add(TimeSpan.FromTicks(Ticks));

    /// <summary>What is beyond the second.</summary>
    internal int Ticks => Nano / NanosPerTick;

    /// <summary>A time as Java has it.</summary>
    public static JavaLocalTime From(TimeOnly value) =>
        new(value.Hour, value.Minute, value.Second, (int)(value.Ticks % TimeSpan.TicksPerSecond) * NanosPerTick);
}

/// <summary>A <c>java.time.LocalDateTime</c> without loss; within 100 ns and the years 1 to 9999 a <see cref="DateTime"/> of unspecified kind does.</summary>
public readonly record struct JavaLocalDateTime(JavaLocalDate Date, JavaLocalTime Time)
{
    /// <summary>The same time with unspecified kind, if it lies in the years 1 to 9999 and is a multiple of 100 ns.</summary>
    public bool TryToDateTime(out DateTime value)
    {
        bool fits = Date.TryToDateOnly(out DateOnly date) & Time.TryToTimeOnly(out TimeOnly time);
        value = fits ? date.ToDateTime(time) : default;
        return fits;
    }

    /// <summary>The time with unspecified kind, cut to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the years 1 to 9999.</exception>
    public DateTime ToDateTime() => new DateTime(Date.Year, Date.Month, Date.Day, Time.Hour, Time.Minute, Time.Second).AddTicks(Time.Ticks);

    /// <summary>Date and time of day as they stand, whatever the kind.</summary>
    public static JavaLocalDateTime From(DateTime value) =>
        new(JavaLocalDate.From(DateOnly.FromDateTime(value)), JavaLocalTime.From(TimeOnly.FromDateTime(value)));
}

/// <summary>A <c>java.time.Duration</c> without loss; for whole 100 ns within 29,000 years a <see cref="TimeSpan"/> does.</summary>
/// <param name="Seconds">Floor: -1 ns is second -1 and 999,999,999 ns.</param>
/// <param name="Nanos">0 to 999,999,999.</param>
public readonly record struct JavaDuration(long Seconds, int Nanos)
{
    private const int NanosPerTick = 100;

    internal bool IsValid => Nanos is >= 0 and <= 999_999_999;

    /// <summary>A hash code that is another one in each process, as that of text.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.OfInt64(Seconds), Nanos);

    /// <summary>The same length, if it is a multiple of 100 ns and not too long.</summary>
    public bool TryToTimeSpan(out TimeSpan value)
    {
        Int128 ticks = Ticks;
        bool fits = IsValid && Nanos % NanosPerTick == 0 && ticks >= long.MinValue && ticks <= long.MaxValue;
        value = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    /// <summary>The length, cut to 100 ns.</summary>
    /// <exception cref="OverflowException">It is longer than 29,000 years.</exception>
    public TimeSpan ToTimeSpan() => new(checked((long)Ticks));

    /// <summary>A length as Java has it.</summary>
    public static JavaDuration From(TimeSpan value)
    {
        (long seconds, long rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return rest < 0 ? new(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosPerTick) : new(seconds, (int)rest * NanosPerTick);
    }

    private Int128 Ticks => ((Int128)Seconds * TimeSpan.TicksPerSecond) + (Nanos / NanosPerTick);
}
