using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

/// <summary>
/// Computes hash codes of received keys. A peer that can predict hash codes could send keys with the same one, and each insertion would
/// then compare all keys before it. These hash codes therefore depend on a random seed of the process, which is that of .NET's string hash
/// codes. Those are designed for untrusted keys.
/// </summary>
internal static class SeededHash
{
    private const int MaxOnStack = 256;

    /// <summary>
    /// Returns the hash code of a value. For a type that is not listed here, it is derived from the type's own hash code, so values that
    /// share that one also share this one (<see cref="HashWatch{T}"/>).
    /// </summary>
    public static int Compute<T>(T value) => value switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        int number => ComputeInt64(number),
        long number => ComputeInt64(number),
        double number => ComputeInt64(BitConverter.DoubleToInt64Bits(Canonical(number))),
        decimal number => ComputeDecimal(number),
        uint number => ComputeInt64(number),
        ulong number => ComputeInt64(unchecked((long)number)),
        float number => ComputeInt64(BitConverter.DoubleToInt64Bits(Canonical(number))),
        DateTime time => ComputeInt64(time.Ticks),
        DateTimeOffset time => ComputeInt64(time.UtcTicks),
        TimeSpan time => ComputeInt64(time.Ticks),
        DateOnly date => ComputeInt64(date.DayNumber),
        TimeOnly time => ComputeInt64(time.Ticks),
        Guid id => Compute(MemoryMarshal.Cast<Guid, char>(new ReadOnlySpan<Guid>(in id))),
        BigInteger number => ComputeBigInteger(number),
        _ => ComputeInt64(value.GetHashCode()),
    };

    /// <summary>Returns the hash code of the 64 bits of a number.</summary>
    public static int ComputeInt64(long value) => Compute(MemoryMarshal.Cast<long, char>(new ReadOnlySpan<long>(in value)));

    /// <summary>Returns the hash code of two numbers.</summary>
    public static int Combine(int first, int second) => ComputeInt64(unchecked(((long)first << 32) | (uint)second));

    /// <summary>Returns whether values of a type that share a hash code cannot be predicted, or are too few to matter.</summary>
    public static bool IsSafe(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum
            || HasFewValues(plain)
            || plain == typeof(string)
            || plain == typeof(int)
            || plain == typeof(long)
            || plain == typeof(double)
            || plain == typeof(decimal)
            || plain == typeof(uint)
            || plain == typeof(ulong)
            || plain == typeof(float)
            || plain == typeof(DateTime)
            || plain == typeof(DateTimeOffset)
            || plain == typeof(TimeSpan)
            || plain == typeof(DateOnly)
            || plain == typeof(TimeOnly)
            || plain == typeof(Guid)
            || plain == typeof(BigInteger)
            || plain == typeof(BigDecimal)
            || plain == typeof(JavaDate)
            || plain == typeof(JavaInstant)
            || plain == typeof(JavaDuration);
    }

    /// <summary>Returns whether a type has at most 65,536 values, so that a table of them is small.</summary>
    public static bool HasFewValues(Type type) =>
        type.IsEnum
            || type == typeof(bool)
            || type == typeof(byte)
            || type == typeof(sbyte)
            || type == typeof(short)
            || type == typeof(ushort)
            || type == typeof(char);

    private static int Compute(ReadOnlySpan<char> bits) => string.GetHashCode(bits);

    /// <summary>Returns one representative of equal values, because zero has two signs and NaN has many bit patterns.</summary>
    private static double Canonical(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;

    private static int ComputeDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value == 0 ? Math.Abs(value) : value, parts);
        return Compute(MemoryMarshal.Cast<int, char>(parts));
    }

    private static int ComputeBigInteger(BigInteger value)
    {
        int length = value.GetByteCount();
        byte[]? rented = length > MaxOnStack ? ArrayPool<byte>.Shared.Rent(length + 1) : null;
        try
        {
            Span<byte> bytes = rented ?? stackalloc byte[MaxOnStack + 1];
            value.TryWriteBytes(bytes, out length);
            bytes[length] = 0;
            return Compute(MemoryMarshal.Cast<byte, char>(bytes[..(length + (length % 2))]));
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
