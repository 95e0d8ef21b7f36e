namespace DubboNet.Hessian;

/// <summary>
/// Represents a <c>java.time.LocalDate</c> of any year in Java. For the years 1 to 9999, you can use <see cref="DateOnly"/> instead.
/// </summary>
/// <param name="Year">The year, from -999,999,999 to 999,999,999.</param>
/// <param name="Month">The month, from 1 to 12.</param>
/// <param name="Day">The day, from 1 to the length of the month.</param>
public readonly record struct JavaLocalDate(int Year, int Month, int Day)
{
    private const int MaxYear = 999_999_999;
    private const int LeapCycle = 400;
    private const int CycleWithinRange = 2000;
    private const int ShortestMonth = 28;

    internal bool IsValid => Year is >= -MaxYear and <= MaxYear && Month is >= 1 and <= 12 && Day >= 1
        && (Day <= ShortestMonth || Day <= DateTime.DaysInMonth(CycleWithinRange + (Year % LeapCycle), Month));

    /// <summary>Converts to the same date, if it is within the years 1 to 9999.</summary>
    public bool TryToDateOnly(out DateOnly value)
    {
        bool fits = IsValid && Year is >= 1 and <= 9999;
        value = fits ? new DateOnly(Year, Month, Day) : default;
        return fits;
    }

    /// <summary>Converts to the same date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside the years 1 to 9999 or not valid.</exception>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    /// <summary>Converts a date.</summary>
    public static JavaLocalDate From(DateOnly value) => new(value.Year, value.Month, value.Day);
}

/// <summary>
/// Represents a <c>java.time.LocalTime</c> with nanosecond precision. For multiples of 100 ns, you can use <see cref="TimeOnly"/> instead.
/// </summary>
/// <param name="Hour">The hour, from 0 to 23.</param>
/// <param name="Minute">The minute, from 0 to 59.</param>
/// <param name="Second">The second, from 0 to 59.</param>
/// <param name="Nano">The nanosecond, from 0 to 999,999,999.</param>
public readonly record struct JavaLocalTime(int Hour, int Minute, int Second, int Nano)
{
    private const int NanosPerTick = 100;

    internal bool IsValid =>
        Hour is >= 0 and <= 23 && Minute is >= 0 and <= 59 && Second is >= 0 and <= 59 && Nano is >= 0 and <= 999_999_999;

    /// <summary>Converts to the same time, if it is a multiple of 100 ns.</summary>
    public bool TryToTimeOnly(out TimeOnly value)
    {
        bool fits = IsValid && Nano % NanosPerTick == 0;
        value = fits ? ToTimeOnly() : default;
        return fits;
    }

    /// <summary>Converts to a time truncated to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not valid.</exception>
    public TimeOnly ToTimeOnly() => new TimeOnly(Hour, Minute, Second).Add(TimeSpan.FromTicks(Ticks));

    /// <summary>Gets the fraction of the second in ticks.</summary>
    internal int Ticks => Nano / NanosPerTick;

    /// <summary>Converts a time.</summary>
    public static JavaLocalTime From(TimeOnly value) =>
        new(value.Hour, value.Minute, value.Second, (int)(value.Ticks % TimeSpan.TicksPerSecond) * NanosPerTick);
}

/// <summary>
/// Represents a <c>java.time.LocalDateTime</c> without loss. For multiples of 100 ns within the years 1 to 9999, you can use a
/// <see cref="DateTime"/> of unspecified kind instead.
/// </summary>
public readonly record struct JavaLocalDateTime(JavaLocalDate Date, JavaLocalTime Time)
{
    /// <summary>Converts to the same time of unspecified kind, if it is within the years 1 to 9999 and a multiple of 100 ns.</summary>
    public bool TryToDateTime(out DateTime value)
    {
        bool fits = Date.TryToDateOnly(out DateOnly date) & Time.TryToTimeOnly(out TimeOnly time);
        value = fits ? date.ToDateTime(time) : default;
        return fits;
    }

    /// <summary>Converts to a time of unspecified kind, truncated to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the years 1 to 9999.</exception>
    public DateTime ToDateTime() => new DateTime(Date.Year, Date.Month, Date.Day, Time.Hour, Time.Minute, Time.Second).AddTicks(Time.Ticks);

    /// <summary>Converts a date and time regardless of its kind.</summary>
    public static JavaLocalDateTime From(DateTime value) =>
        new(JavaLocalDate.From(DateOnly.FromDateTime(value)), JavaLocalTime.From(TimeOnly.FromDateTime(value)));
}

/// <summary>
/// Represents a <c>java.time.Duration</c> without loss. For multiples of 100 ns within 29,000 years, you can use <see cref="TimeSpan"/>
/// instead.
/// </summary>
/// <param name="Seconds">The seconds, rounded down. For -1 ns, they are -1 and the nanoseconds are 999,999,999.</param>
/// <param name="Nanos">The nanoseconds, from 0 to 999,999,999.</param>
public readonly record struct JavaDuration(long Seconds, int Nanos)
{
    private const int NanosPerTick = 100;

    internal bool IsValid => Nanos is >= 0 and <= 999_999_999;

    /// <summary>Returns a hash code that differs in each process, as that of strings does.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.ComputeInt64(Seconds), Nanos);

    /// <summary>Converts to the same duration, if it is a multiple of 100 ns and not too long.</summary>
    public bool TryToTimeSpan(out TimeSpan value)
    {
        Int128 ticks = Ticks;
        bool fits = IsValid && Nanos % NanosPerTick == 0 && ticks >= long.MinValue && ticks <= long.MaxValue;
        value = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    /// <summary>Converts to a duration truncated to 100 ns.</summary>
    /// <exception cref="OverflowException">The duration is longer than 29,000 years.</exception>
    public TimeSpan ToTimeSpan() => new(checked((long)Ticks));

    /// <summary>Converts a duration.</summary>
    public static JavaDuration From(TimeSpan value)
    {
        (long seconds, long rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return rest < 0 ? new(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosPerTick) : new(seconds, (int)rest * NanosPerTick);
    }

    private Int128 Ticks => ((Int128)Seconds * TimeSpan.TicksPerSecond) + (Nanos / NanosPerTick);
}
