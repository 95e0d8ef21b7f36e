using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// Between the .NET types that stand for one Java class: an undeclared place holds the natural type where that is exact, and another place may be declared
/// as the lossless one and share the object.
/// </summary>
internal static class Conversion
{
    /// <summary>The value as another type of the same Java class; false where there is none, or where it would not be exact enough for the type.</summary>
    /// <param name="value">The value as it was read.</param>
    /// <param name="converted">The value as the other type.</param>
    /// <param name="isLossy">Whether a number may be rounded (<see cref="HessianOptions.AllowLossyNumbers"/>).</param>
    public static bool TryAs<T>(object value, [NotNullWhen(true)] out T? converted, bool isLossy = false)
    {
        object? other = value switch
        {
            T => value,
            decimal number when typeof(T) == typeof(BigDecimal) => BigDecimal.FromDecimal(number),
            BigDecimal exact when typeof(T) == typeof(decimal) && exact.TryFit(isLossy, out decimal number) => number,
            DateOnly date when typeof(T) == typeof(JavaLocalDate) => JavaLocalDate.From(date),
            TimeOnly time when typeof(T) == typeof(JavaLocalTime) => JavaLocalTime.From(time),
            JavaLocalTime exact when typeof(T) == typeof(TimeOnly) => exact.ToTimeOnly(),
            DateTime time when typeof(T) == typeof(JavaLocalDateTime) => JavaLocalDateTime.From(time),
            JavaLocalDateTime exact when typeof(T) == typeof(DateTime) && exact.Date.TryToDateOnly(out _) => exact.ToDateTime(),
            TimeSpan length when typeof(T) == typeof(JavaDuration) => JavaDuration.From(length),
            JavaDuration exact when typeof(T) == typeof(TimeSpan) && (exact with { Nanos = 0 }).TryToTimeSpan(out _) => exact.ToTimeSpan(),
            _ => null,
        };
        converted = other is T found ? found : default;
        return other is not null;
    }

    /// <summary>The value as the type that a Java class is built of; for what is none of its types, the error that makes it a data error.</summary>
    public static T As<T>(object? value) => value is not null && TryAs(value, out T? converted) ? converted : throw new InvalidCastException();

    /// <summary>The instant of a Java object that is a date and something more; false if it is none.</summary>
    public static bool TryGetInstant(object? value, out JavaDate instant)
    {
        (bool isDate, instant) = value switch
        {
            JavaSqlDate date => (true, date.Value),
            JavaSqlTime date => (true, date.Value),
            JavaSqlTimestamp date => (true, date.Value),
            JavaCalendar date => (true, date.Value),
            _ => (false, default),
        };
        return isDate;
    }

    /// <summary>Converts; what the conversion throws because the value does not fit becomes a data error.</summary>
    public static T OrDataError<T, TWire>(TWire value, Func<TWire, T> convert, int start)
    {
        try
        {
            return convert(value);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new HessianException($"The value does not fit {typeof(T).Name}", start, null, value is System.Numerics.BigInteger ? "a large number" : value?.ToString());
        }
    }
}
