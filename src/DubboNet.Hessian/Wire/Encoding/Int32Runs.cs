using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DubboNet.Hessian;

/// <summary>
/// Encodes and decodes sequences of ints. Neighbors usually have the same length, so eight ints of the same length are encoded in one step,
/// and four ints of three bytes are decoded in one.
/// </summary>
internal static class Int32Runs
{
    private const int Lanes = 8;
    private const int MinOneByte = -16;
    private const int MaxOneByte = 47;
    private const int MaxTwoBytes = 2047;
    private const int MaxThreeBytes = 262143;

    /// <summary>Returns the number of bytes that <see cref="Write"/> needs for a number of values.</summary>
    public static int SizeFor(int count) => (count * HessianPrimitives.MaxScalarSize) + Vector256<byte>.Count;

    /// <summary>
    /// Encodes all values and returns the number of bytes written. It is not inlined, because its loop would run out of registers in the
    /// writer and take 1.7 times as long.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Write(Span<byte> target, ReadOnlySpan<int> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, SizeFor(values.Length));
        ref byte start = ref MemoryMarshal.GetReference(target);
        ref int value = ref MemoryMarshal.GetReference(values);
        int at = 0;
        int index = 0;
        for (; Vector256.IsHardwareAccelerated && index <= values.Length - Lanes; index += Lanes)
        {
            int written = WriteEight(ref Unsafe.Add(ref start, at), Vector256.LoadUnsafe(ref value, (nuint)index));
            if (written == 0)
            {
                for (int lane = 0; lane < Lanes; lane++)
                    written += HessianPrimitives.WriteInt32(target[(at + written)..], values[index + lane]);
            }

            at += written;
        }

        for (; index < values.Length; index++)
            at += HessianPrimitives.WriteInt32(target[at..], values[index]);
        return at;
    }

    /// <summary>
    /// Decodes values until one is not in a form of one to three bytes. Returns their number, and adds the number of bytes read to
    /// <paramref name="at"/>.
    /// </summary>
    public static int Read(ReadOnlySpan<byte> source, ref int at, Span<int> target)
    {
        ref byte start = ref MemoryMarshal.GetReference(source);
        ref int first = ref MemoryMarshal.GetReference(target);
        int position = at;
        int count = 0;
        // More bytes are loaded than a value has, so the last few are left to the caller.
        int end = source.Length - Vector128<byte>.Count;
        while (count < target.Length && position <= end)
        {
            if (Vector128.IsHardwareAccelerated && count <= target.Length - Vector128<int>.Count
                && TryReadFour(ref Unsafe.Add(ref start, position), out Vector128<int> four))
            {
                four.StoreUnsafe(ref first, (nuint)count);
                count += Vector128<int>.Count;
                position += 3 * Vector128<int>.Count;
                continue;
            }

            uint bytes = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, position)));
            int length = ReadOne(bytes, out Unsafe.Add(ref first, count));
            if (length == 0)
                break;
            position += length;
            count++;
        }

        at = position;
        return count;
    }

    /// <summary>
    /// Decodes the value at the start of four bytes. Returns its length, or 0 if it is longer than three bytes or not an int.
    /// </summary>
    private static int ReadOne(uint bytes, out int value)
    {
        switch (bytes >> 24)
        {
            case >= Tag.ThreeByteInt and <= Tag.ThreeByteIntLast:
                value = (int)(bytes >> 8) - (Tag.ThreeByteIntZero << 16);
                return 3;
            case >= Tag.TwoByteInt and <= Tag.TwoByteIntLast:
                value = (int)(bytes >> 16) - (Tag.TwoByteIntZero << 8);
                return 2;
            case >= Tag.OneByteInt and <= Tag.OneByteIntLast:
                value = (int)(bytes >> 24) - Tag.OneByteIntZero;
                return 1;
            default:
                value = 0;
                return 0;
        }
    }

    /// <summary>Decodes four values of three bytes each. Loads 16 bytes.</summary>
    private static bool TryReadFour(ref byte source, out Vector128<int> values)
    {
        Vector128<byte> order = Vector128.Create((byte)2, 1, 0, 15, 5, 4, 3, 15, 8, 7, 6, 15, 11, 10, 9, 15);
        Vector128<int> four = Vector128.Shuffle(Vector128.LoadUnsafe(ref source), order).AsInt32();
        values = (four & Vector128.Create(0x7ffff)) + Vector128.Create(-MaxThreeBytes - 1);
        return (four & Vector128.Create(0xf80000)) == Vector128.Create(Tag.ThreeByteInt << 16);
    }

    /// <summary>
    /// Encodes eight values of the same length of up to three bytes. The target must have room for 32 bytes. Returns the number of bytes
    /// written, or 0 if the lengths differ or are greater.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteEight(ref byte target, Vector256<int> eight)
    {
        // A negative value has the length of its complement, except for the one-byte forms, whose range is asymmetric.
        Vector256<int> magnitude = eight ^ (eight >> 31);
        if (Vector256.GreaterThanAll(magnitude, Vector256.Create(MaxTwoBytes)))
        {
            return Vector256.LessThanOrEqualAll(magnitude, Vector256.Create(MaxThreeBytes))
                ? Store(
                    ref target, eight + Vector256.Create(Tag.ThreeByteIntZero << 16),
                    Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0, 0, 0, 0), 3)
                : 0;
        }

        if (!Vector256.LessThanOrEqualAll(magnitude, Vector256.Create(MaxTwoBytes)))
            return 0;
        Vector256<int> overOne =
            Vector256.LessThan(eight, Vector256.Create(MinOneByte)) | Vector256.GreaterThan(eight, Vector256.Create(MaxOneByte));
        if (overOne == Vector256<int>.Zero)
        {
            return Store(
                ref target, eight + Vector256.Create((int)Tag.OneByteIntZero),
                Vector128.Create((byte)0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1);
        }

        return overOne == Vector256<int>.AllBitsSet
            ? Store(
                ref target, eight + Vector256.Create(Tag.TwoByteIntZero << 8),
                Vector128.Create((byte)1, 0, 5, 4, 9, 8, 13, 12, 0, 0, 0, 0, 0, 0, 0, 0), 2)
            : 0;
    }

    /// <summary>Stores the low bytes of each value in an order that is the same for both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Store(ref byte target, Vector256<int> values, Vector128<byte> order, int bytes)
    {
        int half = bytes * Vector128<int>.Count;
        Vector128.Shuffle(values.GetLower().AsByte(), order).StoreUnsafe(ref target);
        Vector128.Shuffle(values.GetUpper().AsByte(), order).StoreUnsafe(ref target, (nuint)half);
        return half * 2;
    }
}
