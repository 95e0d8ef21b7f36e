using System.Buffers.Binary;

namespace DubboNet.Hessian;

/// <summary>
/// Java classes that are only a shell around something that .NET has: read as what they hold, never written.
/// </summary>
internal sealed class UnwrappingFormatter(string className, Func<ReadOnlySpan<object?>, object> unwrap, params ReadOnlySpan<string> fields)
    : JavaValueFormatter<object>(className, fields)
{
    internal override RegistryRole Role => RegistryRole.ByName;

    /// <summary>All of them.</summary>
    public static IEnumerable<HessianClassFormatter> All { get; } =
    [
        // Dubbo 3.3.0's betas wrote boxed narrow numbers so.
        new UnwrappingFormatter(Handles + "ByteHandle", values => (sbyte)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "ShortHandle", values => (short)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "FloatHandle", values => (float)(double)values[0]!, "_value"),
        new UnwrappingFormatter("java.lang.StringBuilder", BuiltText, "value", "count", "coder"),
        new UnwrappingFormatter("java.lang.StringBuffer", BuiltText, "value", "count", "coder"),
        new UnwrappingFormatter("java.util.concurrent.atomic.LongAdder$SerializationProxy", values => (long)values[0]!, "value"),
        new UnwrappingFormatter("java.util.concurrent.atomic.DoubleAdder$SerializationProxy", values => (double)values[0]!, "value"),
        new UnwrappingFormatter("java.util.BitSet", values => BitSetFormatter.OfWords((long[])values[0]!), "words"),
        new UnwrappingFormatter("java.util.CollSer", _ => throw new FormatException(), "tag"),
    ];

    protected override void WriteFields(ref HessianWriter writer, object value) =>
        throw new HessianException($"{Definition.ClassName} is read only.");

    protected override object Create(ReadOnlySpan<object?> values) => Definition.ClassName == "java.util.CollSer"
        ? throw new HessianException("List.of, Set.of or Map.of: hessian-lite 3.2.x loses their elements when it writes them; the sender must use other collections")
        : unwrap(values);

    /// <summary>
    /// A buffer padded to its capacity: Latin-1, or UTF-16 in the byte order of the sending JVM, taken as little-endian; on JDK 8 the text itself.
    /// </summary>
    private static string BuiltText(ReadOnlySpan<object?> values)
    {
        int count = (int)values[1]!;
        if (values[0] is string text)
            return text[..count];
        byte[] bytes = (byte[])values[0]!;
        return (int)values[2]! == 0
            ? System.Text.Encoding.Latin1.GetString(bytes, 0, count)
            : string.Create(count, bytes.AsMemory(0, count * sizeof(char)), static (text, source) =>
            {
                // Not by an encoding, which replaces halves of pairs that stand alone
                for (int i = 0; i < text.Length; i++)
                    text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(source.Span[(i * sizeof(char))..]);
            });
    }
}
