using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Reads the fields of times.</summary>
internal static class TimeFields
{
    /// <summary>Reads a field of a value if it has the form in which Java writes its type.</summary>
    public static bool TryReadPlain<T>(this ref HessianReader reader, [NotNullWhen(true)] out T? field)
    {
        // A compiled method has one of the branches. The casts are of references, because those of values box in code that is not
        // optimized.
        field = default;
        if (typeof(T) == typeof(int))
            return reader.TryReadPlainInt32(out Unsafe.As<T?, int>(ref field));
        if (typeof(T) == typeof(long))
            return reader.TryReadPlainInt64(out Unsafe.As<T?, long>(ref field));
        if (typeof(T) == typeof(string))
            return reader.TryReadPlainString(out Unsafe.As<T?, string?>(ref field));
        if (typeof(T) == typeof(JavaLocalDate))
            return reader.TryReadValue(JavaTimes.LocalDate, out Unsafe.As<T?, JavaLocalDate>(ref field));
        if (typeof(T) == typeof(JavaLocalTime))
            return reader.TryReadValue(JavaTimes.LocalTime, out Unsafe.As<T?, JavaLocalTime>(ref field));
        if (typeof(T) == typeof(JavaLocalDateTime))
            return reader.TryReadValue(JavaTimes.LocalDateTime, out Unsafe.As<T?, JavaLocalDateTime>(ref field));
        if (typeof(T) == typeof(JavaZoneOffset))
            return reader.TryReadValue(JavaTimes.ZoneOffset, out Unsafe.As<T?, JavaZoneOffset>(ref field));
        throw new UnreachableException();
    }
}
