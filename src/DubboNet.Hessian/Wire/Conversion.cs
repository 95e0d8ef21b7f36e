using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>
/// Converts between the .NET types that represent one Java class. An undeclared place contains the lossless type, and another place can
/// declare the natural type and share the object.
/// </summary>
internal static class Conversion
{
    /// <summary>
    /// Converts the value to another type of the same Java class. Returns false if no conversion exists or if it would not be exact enough
    /// for the type.
    /// </summary>
    /// <param name="value">The value that was read.</param>
    /// <param name="converted">The converted value.</param>
    /// <param name="isLossy">Whether a number can be rounded (<see cref="HessianWireOptions.AllowLossyNumbers"/>).</param>
    public static bool TryAs<T>(object value, [NotNullWhen(true)] out T? converted, bool isLossy = false)
    {
        object? other = value switch
        {
            T => value,
            decimal number when typeof(T) == typeof(BigDecimal) => BigDecimal.FromDecimal(number),
            BigInteger number when typeof(T) == typeof(BigDecimal) => new BigDecimal(number, 0),
            BigInteger number when typeof(T) == typeof(decimal) && new BigDecimal(number, 0).TryFit(
                isLossy, out decimal fitting) => fitting,
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

    /// <summary>
    /// Converts the value to the type of a field of a Java class. For any other value, throws the exception that is converted to a data
    /// error.
    /// </summary>
    public static T As<T>(object? value) =>
        value is not null && TryAs(value, out T? converted) ? converted : throw new InvalidCastException();

    /// <summary>
    /// Creates the error for a null where a value type is declared. Java's class can be null, and a default would look like a value.
    /// </summary>
    public static HessianException NullIn<T>(int start) =>
        new("A value type cannot be null", start, typeof(T).Name, "null");

    /// <summary>Converts the value to the type that is declared in its place.</summary>
    public static T Declared<T>(object value, int start) => TryAs(value, out T? converted)
        ? converted
        : throw new HessianException($"The value does not fit {typeof(T).Name}", start, null, HessianException.Excerpt(value.ToString()));

    /// <summary>Gets the instant of a Java object that contains a date and other data. Returns false for any other value.</summary>
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

    /// <summary>Converts a value, and converts exceptions for a value that does not fit to data errors.</summary>
    public static T OrDataError<T, TWire>(TWire value, Func<TWire, T> convert, int start)
    {
        try
        {
            return convert(value);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
        {
            throw new HessianException(
                $"The value does not fit {typeof(T).Name}", start, null,
                value is System.Numerics.BigInteger ? "a large number" : HessianException.Excerpt(value?.ToString()));
        }
    }
}
