using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

/// <summary>
/// Hash codes for keys from the wire. A peer that knows them could send keys that share one, and each insertion would then compare all the keys before it. These
/// depend on a random seed of the process: it is that of .NET's hash codes of text, which are made for keys of strangers.
/// </summary>
internal static class SeededHash
{
    private const int MaxOnStack = 256;

    /// <summary>
    /// Gets the hash code of a value. For a type that is not listed here it is made of the type's own hash code: values that share that share this one, too
    /// (<see cref="HashWatch{T}"/>).
    /// </summary>
    public static int Of<T>(T value) => value switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        int number => OfInt64(number),
        long number => OfInt64(number),
        double number => OfInt64(BitConverter.DoubleToInt64Bits(Canonical(number))),
        decimal number => OfDecimal(number),
        uint number => OfInt64(number),
        ulong number => OfInt64(unchecked((long)number)),
        float number => OfInt64(BitConverter.DoubleToInt64Bits(Canonical(number))),
        DateTime time => OfInt64(time.Ticks),
        DateTimeOffset time => OfInt64(time.UtcTicks),
        TimeSpan time => OfInt64(time.Ticks),
        DateOnly date => OfInt64(date.DayNumber),
        TimeOnly time => OfInt64(time.Ticks),
        Guid id => Of(MemoryMarshal.Cast<Guid, char>(new ReadOnlySpan<Guid>(in id))),
        BigInteger number => OfBigInteger(number),
        _ => OfInt64(value.GetHashCode()),
    };

    /// <summary>Gets the hash code of the 64 bits of a number.</summary>
    public static int OfInt64(long value) => Of(MemoryMarshal.Cast<long, char>(new ReadOnlySpan<long>(in value)));

    /// <summary>Gets the hash code of two numbers.</summary>
    public static int Combine(int first, int second) => OfInt64(unchecked(((long)first << 32) | (uint)second));

    /// <summary>Whether values of a type that share a hash code cannot be foreseen, or are too few to matter.</summary>
    public static bool IsSafe(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum || HasFewValues(plain) || plain == typeof(string) || plain == typeof(int) || plain == typeof(long) || plain == typeof(double)
            || plain == typeof(decimal) || plain == typeof(uint) || plain == typeof(ulong) || plain == typeof(float) || plain == typeof(DateTime)
            || plain == typeof(DateTimeOffset) || plain == typeof(TimeSpan) || plain == typeof(DateOnly) || plain == typeof(TimeOnly) || plain == typeof(Guid)
            || plain == typeof(BigInteger) || plain == typeof(BigDecimal) || plain == typeof(JavaDate) || plain == typeof(JavaInstant) || plain == typeof(JavaDuration);
    }

    /// <summary>Whether a type has at most 65,536 values, so that a table of them is small.</summary>
    public static bool HasFewValues(Type type) =>
        type.IsEnum || type == typeof(bool) || type == typeof(byte) || type == typeof(sbyte) || type == typeof(short) || type == typeof(ushort) || type == typeof(char);

    private static int Of(ReadOnlySpan<char> bits) => string.GetHashCode(bits);

    /// <summary>One of the values that are equal: zero has two signs, and not-a-number has many forms.</summary>
    private static double Canonical(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;

    private static int OfDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value == 0 ? Math.Abs(value) : value, parts);
        return Of(MemoryMarshal.Cast<int, char>(parts));
    }

    private static int OfBigInteger(BigInteger value)
    {
        int length = value.GetByteCount();
        byte[]? rented = length > MaxOnStack ? ArrayPool<byte>.Shared.Rent(length + 1) : null;
        try
        {
            Span<byte> bytes = rented ?? stackalloc byte[MaxOnStack + 1];
            value.TryWriteBytes(bytes, out length);
            bytes[length] = 0;
            return Of(MemoryMarshal.Cast<byte, char>(bytes[..(length + (length % 2))]));
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
