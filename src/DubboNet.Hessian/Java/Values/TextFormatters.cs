namespace DubboNet.Hessian;

/// <summary>Formats a Java class that consists of one text in one field.</summary>
internal sealed class TextValueFormatter<T>(
    string className, string field, Func<string, T> create, Func<T, string> text, string? arrayComponent =
        null, RegistryRole role = RegistryRole.Both)
    : JavaValueFormatter<T>(className, field)
    where T : notnull
{
    internal override RegistryRole Role => role;

    internal override string ArrayComponent => arrayComponent ?? base.ArrayComponent;

    protected override void WriteFields(ref HessianWriter writer, T value) => writer.WriteString(text(value));

    protected override T Create(ReadOnlySpan<object?> values) => create((string?)values[0] ?? throw new FormatException());
}

/// <summary>
/// Formats a <c>java.util.UUID</c> as its text, as hessian-lite does since 3.2.8. Older peers send two longs. Readers of hessian-lite 3.2.x
/// do not count it among the objects that can be referred to, so the writer avoids references to later objects.
/// </summary>
internal sealed class UuidFormatter() : JavaValueFormatter<Guid>("java.util.UUID", "value", "mostSigBits", "leastSigBits")
{
    private static readonly ClassDefinition Written = new("java.util.UUID", "value");

    internal override void WriteInstance(ref HessianWriter writer, Guid value)
    {
        writer.SkipReference();
        writer.WriteObjectStart(Written);
        writer.WriteString(value.ToString("D"));
        writer.WriteObjectEnd();
        writer.AvoidReferencesFromHere();
    }

    protected override void WriteFields(ref HessianWriter writer, Guid value) =>
        throw new InvalidOperationException("The instance is written as a whole.");

    protected override Guid Create(ReadOnlySpan<object?> values)
    {
        if (values[0] is string text)
            return Guid.ParseExact(text, "D");
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (long)values[1]!);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], (long)values[2]!);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Formats a <c>java.util.regex.Pattern</c> without compiling it.</summary>
internal sealed class PatternFormatter() : JavaValueFormatter<JavaPattern>("java.util.regex.Pattern", "flags", "pattern")
{
    protected override void WriteFields(ref HessianWriter writer, JavaPattern value)
    {
        writer.WriteInt32(value.Flags);
        writer.WriteString(value.Pattern);
    }

    protected override JavaPattern Create(ReadOnlySpan<object?> values) =>
        new((string?)values[1] ?? throw new FormatException(), (int)values[0]!);
}
