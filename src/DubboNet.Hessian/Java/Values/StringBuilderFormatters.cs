using System.Buffers.Binary;
using System.Text;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a <c>java.lang.StringBuilder</c> or <c>StringBuffer</c> with the fields of the JDK. The text is in a larger buffer in Latin-1 or
/// in UTF-16. The byte order of UTF-16 is that of the sending JVM, which is assumed to be little-endian. On JDK 8, the field is the text
/// itself.
/// </summary>
internal sealed class JavaStringBuilderFormatter(bool isBuffer) : JavaValueFormatter<JavaStringBuilder>(
    ClassName(isBuffer), "value", "count", "coder")
{
    /// <summary>The free space that Java leaves in a new builder of a text.</summary>
    private const int Spare = 16;

    private const char LastOfLatin1 = '\u00ff';

    private static readonly ClassDefinition BuilderOfJdk8 = new(ClassName(isBuffer: false), "value", "count");
    private static readonly ClassDefinition BufferOfJdk8 = new(ClassName(isBuffer: true), "value", "count");
    private static readonly ClassDefinition Builder = new(ClassName(isBuffer: false), "value", "count", "coder");
    private static readonly ClassDefinition Buffer = new(ClassName(isBuffer: true), "value", "count", "coder");

    // The formatter of the builder writes both classes.
    internal override RegistryRole Role => isBuffer ? RegistryRole.ByName : RegistryRole.Both;

    internal override void WriteInstance(ref HessianWriter writer, JavaStringBuilder value)
    {
        if (writer.TryWriteReference(value))
            return;
        ClassDefinition definition = (value.IsBuffer, value.HasFieldsOfJdk8) switch
        {
            (true, true) => BufferOfJdk8,
            (true, false) => Buffer,
            (false, true) => BuilderOfJdk8,
            _ => Builder,
        };
        writer.WriteObjectStart(definition);
        if (value.HasFieldsOfJdk8)
            WriteFieldsOfJdk8(ref writer, value.Text);
        else
            WriteFields(ref writer, value);
        writer.WriteObjectEnd();
    }

    protected override void WriteFields(ref HessianWriter writer, JavaStringBuilder value)
    {
        string text = value.Text;
        bool isLatin1 = !text.AsSpan().ContainsAnyExceptInRange('\0', LastOfLatin1);
        byte[] bytes = new byte[(text.Length + Spare) * (isLatin1 ? 1 : sizeof(char))];
        if (isLatin1)
            Encoding.Latin1.GetBytes(text, bytes);
        for (int i = 0; !isLatin1 && i < text.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(char)), text[i]);
        writer.WriteBytes(bytes);
        writer.WriteInt32(text.Length);
        writer.WriteInt32(isLatin1 ? 0 : 1);
    }

    protected override JavaStringBuilder Create(ReadOnlySpan<object?> values)
    {
        int count = (int)values[1]!;
        if (values[0] is string text)
            return new JavaStringBuilder(text[..count], isBuffer) { HasFieldsOfJdk8 = true };
        byte[] bytes = (byte[])values[0]!;
        return new JavaStringBuilder((int)values[2]! == 0 ? Encoding.Latin1.GetString(bytes, 0, count) : OfUtf16(bytes, count), isBuffer);
    }

    // An encoding would replace single surrogates.
    private static string OfUtf16(
        byte[] bytes, int count) => string.Create(count, bytes.AsMemory(0, count * sizeof(char)), static (text, source) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(source.Span[(i * sizeof(char))..]);
    });

    private static void WriteFieldsOfJdk8(ref HessianWriter writer, string text)
    {
        writer.WriteString(text);
        writer.WriteInt32(text.Length);
    }

    private static string ClassName(bool isBuffer) => isBuffer ? "java.lang.StringBuffer" : "java.lang.StringBuilder";
}

/// <summary>Formats a string where Java declares a StringBuilder or a StringBuffer. Also reads a plain string.</summary>
internal sealed class BuiltStringFormatter(bool isBuffer) : IHessianFormatter<string>
{
    private readonly JavaStringBuilderFormatter _builder = new(isBuffer);

    public void Write(ref HessianWriter writer, string? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            _builder.Write(ref writer, new JavaStringBuilder(value, isBuffer));
    }

    public string? Read(ref HessianReader reader) => reader.ReadString();
}
