using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>
/// Between the .NET types that stand for one Java class: an undeclared place holds the lossless type, and another place may be declared as the natural one and
/// share the object.
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
            BigInteger number when typeof(T) == typeof(BigDecimal) => new BigDecimal(number, 0),
            BigInteger number when typeof(T) == typeof(decimal) && new BigDecimal(number, 0).TryFit(isLossy, out decimal fitting) => fitting,
            BigDecimal exact when typeof(T) == typeof(BigInteger) && exact.TryToInteger(out BigInteger integer) => integer,
            BigDecimal exact when typeof(T) == typeof(decimal) && exact.TryFit(isLossy, out decimal number) => number,
            DateOnly date when typeof(T) == typeof(JavaLocalDate) => JavaLocalDate.From(date),
            JavaLocalDate exact when typeof(T) == typeof(DateOnly) && exact.TryToDateOnly(out DateOnly date) => date,
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

    /// <summary>The error of a null where a value type is declared: Java's class can be null, and a default would pass for a value.</summary>
    public static HessianException NullIn<T>(int start) =>
        new("A value type cannot be null", start, typeof(T).Name, "null");

    /// <summary>The value as the type that is declared in its place.</summary>
    public static T Declared<T>(object value, int start) => TryAs(value, out T? converted)
        ? converted
        : throw new HessianException($"The value does not fit {typeof(T).Name}", start, null, HessianException.Excerpt(value.ToString()));

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
        catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
        {
            throw new HessianException($"The value does not fit {typeof(T).Name}", start, null, value is System.Numerics.BigInteger ? "a large number" : HessianException.Excerpt(value?.ToString()));
        }
    }
}
