using System.Collections;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a <c>java.util.BitSet</c> as its 64-bit words. Dubbo 2.6 cannot read any form of it. The form that it writes is read by
/// <see cref="UnwrappingFormatter"/>.
/// </summary>
internal sealed class BitSetFormatter() : JavaValueFormatter<BitArray>("com.alibaba.com.caucho.hessian.io.BitSetHandle", "words")
{
    private const int BitsPerWord = 64;

    internal override string ArrayComponent => "java.util.BitSet";

    protected override void WriteFields(ref HessianWriter writer, BitArray value)
    {
        int used = value.Length;
        while (used > 0 && !value[used - 1])
            used--;
        var words = new long[(used + BitsPerWord - 1) / BitsPerWord];
        for (int i = 0; i < used; i++)
            words[i / BitsPerWord] |= value[i] ? 1L << (i % BitsPerWord) : 0;
        writer.SkipReference();
        writer.WriteListStart(words.Length, "[long");
        foreach (long word in words)
            writer.WriteInt64(word);
        writer.WriteListEnd();
    }

    protected override BitArray Create(ReadOnlySpan<object?> values) => FromWords((long[])values[0]!);

    public static BitArray FromWords(long[] words)
    {
        var bits = new BitArray(checked(words.Length * BitsPerWord));
        for (int i = 0; i < bits.Length; i++)
            bits[i] = (words[i / BitsPerWord] & (1L << (i % BitsPerWord))) != 0;
        return bits;
    }
}

/// <summary>Formats a <c>java.util.EnumSet</c> as an object with the constants and their class. Also reads a plain set.</summary>
internal sealed class EnumSetFormatter<TEnum>(HessianEnumFormatter<TEnum> constants) : IHessianFormatter<HashSet<TEnum>>
    where TEnum : struct, Enum
{
    private const string Handler = "com.alibaba.com.caucho.hessian.io.EnumSetHandler";

    private static readonly ClassDefinition Definition = new(Handler, "objects", "type");

    private readonly SetFormatter<TEnum> _items = new(constants, "java.util.HashSet");

    public void Write(ref HessianWriter writer, HashSet<TEnum>? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        // Java copies the set into a handler at each occurrence, so it is never referred to.
        writer.SkipReference();
        writer.WriteObjectStart(Definition);
        writer.SkipReference();
        writer.WriteListStart(value.Count, "[object");
        foreach (TEnum constant in value)
            constants.Write(ref writer, constant);
        writer.WriteListEnd();
        writer.WriteObject(new JavaClass(constants.Definition.ClassName));
        writer.WriteObjectEnd();
    }

    public HashSet<TEnum>? Read(ref HessianReader reader) => _items.Read(ref reader);
}
