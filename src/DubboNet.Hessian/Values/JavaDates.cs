namespace DubboNet.Hessian;

/// <summary>
/// Represents a <c>java.util.Date</c> of any year. For the years 1 to 9999, you can use <see cref="DateTime"/> or
/// <see cref="DateTimeOffset"/> instead.
/// </summary>
/// <param name="Milliseconds">The milliseconds since 1970 in UTC.</param>
public readonly record struct JavaDate(long Milliseconds)
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Converts an instant. It is truncated to milliseconds and loses its offset, as in Java.</summary>
    public static implicit operator JavaDate(DateTimeOffset value) => From(value);

    /// <summary>Converts an instant. It is truncated to milliseconds and loses its offset, as in Java.</summary>
    public static JavaDate From(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>Converts to an instant with offset zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    /// <summary>Returns a hash code that differs in each process, as that of strings does.</summary>
    public override int GetHashCode() => SeededHash.ComputeInt64(Milliseconds);

    /// <summary>Converts to an instant with offset zero, if it is within the years 1 to 9999.</summary>
    public bool TryToDateTimeOffset(out DateTimeOffset value)
    {
        bool fits = Milliseconds >= First && Milliseconds <= Last;
        value = fits ? ToDateTimeOffset() : default;
        return fits;
    }
}

/// <summary>Represents a <c>java.sql.Date</c> in a place that is not declared as one.</summary>
public readonly record struct JavaSqlDate(JavaDate Value);

/// <summary>Represents a <c>java.sql.Time</c> in a place that is not declared as one.</summary>
public readonly record struct JavaSqlTime(JavaDate Value);

/// <summary>Represents a <c>java.sql.Timestamp</c> in a place that is not declared as one. Java does not send its nanoseconds.</summary>
public readonly record struct JavaSqlTimestamp(JavaDate Value);

/// <summary>
/// Represents a <c>java.util.Calendar</c>, with its instant and its class if that is not GregorianCalendar. The time zone is not sent.
/// </summary>
public readonly record struct JavaCalendar(JavaDate Value, JavaClass? Type = null);
