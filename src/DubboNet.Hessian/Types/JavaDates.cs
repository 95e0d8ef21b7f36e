namespace DubboNet.Hessian;

/// <summary>A <c>java.util.Date</c> of any year; within the years 1 to 9999 a <see cref="DateTime"/> or <see cref="DateTimeOffset"/> does.</summary>
/// <param name="Milliseconds">Since 1970 in UTC.</param>
public readonly record struct JavaDate(long Milliseconds)
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>An instant as Java has it: cut to the millisecond, without its offset.</summary>
    public static implicit operator JavaDate(DateTimeOffset value) => From(value);

    /// <summary>An instant as Java has it: cut to the millisecond, without its offset.</summary>
    public static JavaDate From(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>The instant with offset zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    /// <summary>A hash code that is another one in each process, as that of text.</summary>
    public override int GetHashCode() => SeededHash.OfInt64(Milliseconds);

    /// <summary>The instant with offset zero, if it lies in the years 1 to 9999.</summary>
    public bool TryToDateTimeOffset(out DateTimeOffset value)
    {
        bool fits = Milliseconds >= First && Milliseconds <= Last;
        value = fits ? ToDateTimeOffset() : default;
        return fits;
    }
}

/// <summary>A <c>java.sql.Date</c> in a place that is not declared as one.</summary>
public readonly record struct JavaSqlDate(JavaDate Value);

/// <summary>A <c>java.sql.Time</c> in a place that is not declared as one.</summary>
public readonly record struct JavaSqlTime(JavaDate Value);

/// <summary>A <c>java.sql.Timestamp</c> in a place that is not declared as one. Java itself does not send its nanoseconds.</summary>
public readonly record struct JavaSqlTimestamp(JavaDate Value);

/// <summary>A <c>java.util.Calendar</c>: the instant, and the class if it is no GregorianCalendar. The zone does not travel.</summary>
public readonly record struct JavaCalendar(JavaDate Value, JavaClass? Type = null);
