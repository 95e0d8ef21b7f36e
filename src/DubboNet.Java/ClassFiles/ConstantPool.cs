using System.Buffers.Binary;

namespace DubboNet.Java;

/// <summary>
/// The constants of a class file. They are checked when the pool is read, and decoded when they are asked for. A text is decoded once, and
/// a signature is parsed once, so that the time is linear in the size of the file.
/// </summary>
internal sealed class ConstantPool
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly string _file;
    private readonly ConstantTag[] _tags;
    private readonly int[] _offsets;
    private readonly string?[] _texts;
    private readonly object?[] _parsed;

    private ConstantPool(ReadOnlyMemory<byte> bytes, string file, int count)
    {
        _memory = bytes;
        _file = file;
        _tags = new ConstantTag[count];
        _offsets = new int[count];
        _texts = new string?[count];
        _parsed = new object?[count];
    }

    private ReadOnlySpan<byte> Bytes => _memory.Span;

    /// <summary>Reads the pool, behind which the reader stands afterwards.</summary>
    public static ConstantPool Read(ref ByteReader reader, ReadOnlyMemory<byte> bytes, string file)
    {
        int count = reader.ReadUInt16();
        // Each constant has at least 3 bytes, so that a short file cannot ask for large arrays.
        if (count == 0 || (count - 1L) * 3 / 2 > bytes.Length)
            throw reader.Fail($"the file is too short for a constant pool of {count} entries");
        var pool = new ConstantPool(bytes, file, count);
        for (int index = 1; index < count; index++)
        {
            ConstantTag tag = (ConstantTag)reader.ReadByte();
            pool._tags[index] = tag;
            pool._offsets[index] = reader.Position;
            SkipConstant(ref reader, tag, index);
            // The index after a long or a double is not used.
            if (tag is ConstantTag.Long or ConstantTag.Double && ++index == count)
                throw reader.Fail($"constant {index - 1} needs two indexes, and the pool ends after the first");
        }

        for (int index = 1; index < count; index++)
            pool.CheckReferences(index);
        return pool;
    }

    /// <summary>Returns a text.</summary>
    public string GetText(int index)
    {
        Check(index, ConstantTag.Utf8);
        return _texts[index] ??= Decode(index);
    }

    /// <summary>Returns the name of a field or a method.</summary>
    public string GetMemberName(int index)
    {
        string name = GetText(index);
        return name.Length > 0 && name.AsSpan().IndexOfAny(".;[/") < 0
            ? name
            : throw Fail(index, $"'{Shorten(name)}' is not the name of a member");
    }

    /// <summary>Returns a text, or null for index 0.</summary>
    public string? GetTextOrNull(int index) => index == 0 ? null : GetText(index);

    /// <summary>Returns the binary name of a class, with dots between packages. Array types are refused.</summary>
    public string GetClassName(int index) => GetDottedName(index, ConstantTag.Class);

    /// <summary>Returns the name of a package, with dots.</summary>
    public string GetPackageName(int index) => GetDottedName(index, ConstantTag.Package);

    /// <summary>Returns the name of a module.</summary>
    public string GetModuleName(int index)
    {
        Check(index, ConstantTag.Module);
        return GetText(ReadIndex(index));
    }

    /// <summary>Returns the binary name of a class, or null for index 0.</summary>
    public string? GetClassNameOrNull(int index) => index == 0 ? null : GetClassName(index);

    /// <summary>Returns the name of a method and its descriptor, or null for index 0.</summary>
    public (string Name, string Descriptor)? GetNameAndType(int index)
    {
        if (index == 0)
            return null;
        Check(index, ConstantTag.NameAndType);
        return (GetText(ReadIndex(index)), GetText(ReadIndex(index, 2)));
    }

    /// <summary>Returns an <see cref="int"/>, a <see cref="long"/>, a <see cref="float"/>, a <see cref="double"/> or a text.</summary>
    public object GetConstant(int index)
    {
        ConstantTag tag = Tag(index);
        ReadOnlySpan<byte> value = Bytes[_offsets[index]..];
        return tag switch
        {
            ConstantTag.Integer => BinaryPrimitives.ReadInt32BigEndian(value),
            ConstantTag.Float => BinaryPrimitives.ReadSingleBigEndian(value),
            ConstantTag.Long => BinaryPrimitives.ReadInt64BigEndian(value),
            ConstantTag.Double => BinaryPrimitives.ReadDoubleBigEndian(value),
            ConstantTag.String => GetText(ReadIndex(index)),
            ConstantTag.Utf8 => GetText(index),
            _ => throw Fail(index, $"constant {index} is of the kind {tag}, and a number or a text is expected"),
        };
    }

    /// <summary>Parses the type of a field or an annotation's value.</summary>
    public JavaType GetFieldType(int index) =>
        Parsed(index) as JavaType ?? Keep(index, new SignatureParser(GetText(index), _file, _offsets[index]).ParseField());

    /// <summary>Parses the descriptor or signature of a method.</summary>
    public MethodSignature GetMethodSignature(int index) =>
        Parsed(index) as MethodSignature ?? Keep(index, new SignatureParser(GetText(index), _file, _offsets[index]).ParseMethod());

    /// <summary>Parses the signature of a class.</summary>
    public ClassSignature GetClassSignature(int index) =>
        Parsed(index) as ClassSignature ?? Keep(index, new SignatureParser(GetText(index), _file, _offsets[index]).ParseClass());

    private static void SkipConstant(ref ByteReader reader, ConstantTag tag, int index)
    {
        switch (tag)
        {
            case ConstantTag.Utf8:
                reader.Skip(reader.ReadUInt16());
                break;
            case ConstantTag.Class or ConstantTag.String or ConstantTag.MethodType or ConstantTag.Module or ConstantTag.Package:
                reader.Skip(2);
                break;
            case ConstantTag.MethodHandle:
                reader.Skip(3);
                break;
            case ConstantTag.Integer or ConstantTag.Float or ConstantTag.NameAndType or ConstantTag.Dynamic or ConstantTag.InvokeDynamic
                or ConstantTag.FieldReference or ConstantTag.MethodReference or ConstantTag.InterfaceMethodReference:
                reader.Skip(4);
                break;
            case ConstantTag.Long or ConstantTag.Double:
                reader.Skip(8);
                break;
            default:
                throw reader.Fail($"constant {index} has the unknown tag {(byte)tag}");
        }
    }

    private void CheckReferences(int index)
    {
        switch (_tags[index])
        {
            case ConstantTag.Class or ConstantTag.String or ConstantTag.MethodType or ConstantTag.Module or ConstantTag.Package:
                Check(ReadIndex(index), ConstantTag.Utf8);
                break;
            case ConstantTag.FieldReference or ConstantTag.MethodReference or ConstantTag.InterfaceMethodReference:
                Check(ReadIndex(index), ConstantTag.Class);
                Check(ReadIndex(index, 2), ConstantTag.NameAndType);
                break;
            case ConstantTag.NameAndType:
                Check(ReadIndex(index), ConstantTag.Utf8);
                Check(ReadIndex(index, 2), ConstantTag.Utf8);
                break;
            case ConstantTag.Dynamic or ConstantTag.InvokeDynamic:
                Check(ReadIndex(index, 2), ConstantTag.NameAndType);
                break;
            case ConstantTag.MethodHandle:
                int target = ReadIndex(index, 1);
                if (Tag(target) is < ConstantTag.FieldReference or > ConstantTag.InterfaceMethodReference)
                    throw Fail(index, $"the method handle {index} refers to constant {target}, which is not a member");
                break;
        }
    }

    private string GetDottedName(int index, ConstantTag tag)
    {
        Check(index, tag);
        int text = ReadIndex(index);
        if (_parsed[text] is string known)
            return known;
        string name = GetText(text);
        return IsBinaryName(name)
            ? Keep(text, name.Replace('/', '.'))
            : throw Fail(text, $"'{Shorten(name)}' is not the name of a class or a package");
    }

    private object? Parsed(int index)
    {
        Check(index, ConstantTag.Utf8);
        return _parsed[index];
    }

    private T Keep<T>(int index, T parsed)
        where T : class
    {
        _parsed[index] = parsed;
        return parsed;
    }

    private string Decode(int index)
    {
        int offset = _offsets[index];
        int length = BinaryPrimitives.ReadUInt16BigEndian(Bytes[offset..]);
        return ModifiedUtf8.Decode(Bytes.Slice(offset + 2, length), out int invalid)
            ?? throw new JavaClassFormatException(_file, offset + 2 + invalid, $"the text of constant {index} is not valid modified UTF-8");
    }

    // Java allows all characters but four in a name.
    private static bool IsBinaryName(string name) => name.Length > 0 && name[0] != '/' && name[^1] != '/'
        && name.AsSpan().IndexOfAny('.', ';', '[') < 0 && !name.Contains("//", StringComparison.Ordinal);

    private static string Shorten(string text) => text.Length <= 100 ? text : $"{text.AsSpan(0, 100)}...";

    private void Check(int index, ConstantTag tag)
    {
        ConstantTag actual = Tag(index);
        if (actual != tag)
            throw Fail(index, $"constant {index} is of the kind {actual}, and {tag} is expected");
    }

    private ConstantTag Tag(int index) => (uint)index < (uint)_tags.Length
        ? _tags[index]
        : throw new JavaClassFormatException(
            _file, null, $"constant {index} is outside of the constant pool, which has {_tags.Length} entries");

    private int ReadIndex(int index, int at = 0) => BinaryPrimitives.ReadUInt16BigEndian(Bytes[(_offsets[index] + at)..]);

    private JavaClassFormatException Fail(int index, string problem) => new(_file, _offsets[index], problem);
}
