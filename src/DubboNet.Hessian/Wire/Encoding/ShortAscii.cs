using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DubboNet.Hessian;

/// <summary>
/// Encodes ASCII of at most 32 characters, which most fields contain, without the calls and the loop that the framework's encoder needs for
/// any length. The last block overlaps the one before, so lengths that are not multiples of a block have no extra cost.
/// </summary>
internal static class ShortAscii
{
    /// <summary>The maximum number of characters, and the number of bytes that a target must have room for.</summary>
    public const int MaxLength = 32;

    private const int Block = 8;
    private const int HalfBlock = 4;
    private const ushort NotAscii = 0xff80;

    /// <summary>Encodes the text if all of it is ASCII. Bytes after it can be overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEncode(ReadOnlySpan<char> text, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, MaxLength);
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte bytes = ref MemoryMarshal.GetReference(target);
        Vector128<ushort> seen = Vector128<ushort>.Zero;
        switch (text.Length)
        {
            case >= Block:
                for (int at = 0; at < text.Length; at += Block)
                {
                    nuint from = (nuint)Math.Min(at, text.Length - Block);
                    Vector128<ushort> eight = Vector128.LoadUnsafe(ref source, from);
                    seen |= eight;
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, from), Vector128.Narrow(eight, eight).AsUInt64().ToScalar());
                }

                break;
            case >= HalfBlock:
                nuint last = (nuint)(text.Length - HalfBlock);
                Vector128<ushort> four = LoadFour(ref source, 0);
                Vector128<ushort> lastFour = LoadFour(ref source, last);
                seen = four | lastFour;
                Unsafe.WriteUnaligned(ref bytes, Vector128.Narrow(four, four).AsUInt32().ToScalar());
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, last), Vector128.Narrow(lastFour, lastFour).AsUInt32().ToScalar());
                break;
            case > 0:
                return TryEncodeFew(ref source, text.Length, ref bytes);
        }

        return (seen & Vector128.Create(NotAscii)) == Vector128<ushort>.Zero;
    }

    /// <summary>Encodes one to three characters, which are the first, the middle and the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryEncodeFew(ref ushort source, int length, ref byte bytes)
    {
        nuint middle = (nuint)length >> 1;
        nuint last = (nuint)length - 1;
        uint units = (uint)source | Unsafe.Add(ref source, middle) | Unsafe.Add(ref source, last);
        bytes = unchecked((byte)source);
        Unsafe.Add(ref bytes, middle) = unchecked((byte)Unsafe.Add(ref source, middle));
        Unsafe.Add(ref bytes, last) = unchecked((byte)Unsafe.Add(ref source, last));
        return (units & NotAscii) == 0;
    }

    private static Vector128<ushort> LoadFour(ref ushort source, nuint at) =>
        Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, at)))).AsUInt16();
}
