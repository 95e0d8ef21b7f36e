using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    private const int MaxSharedName = 64;

    /// <summary>
    /// Reads any value. The wire determines its type, which is int, long, double, DateTime (UTC), byte[], string or bool. A registered
    /// class is read as its CLR type, and any other as <see cref="HessianObject"/>. Lists are read as List, <see cref="HessianList"/>,
    /// HashSet or array, and maps as Dictionary or <see cref="HessianMap"/>.
    /// </summary>
    public object? ReadObject() => _options.ReadUndeclared(ref this);

    /// <summary>
    /// Publishes the object, so that references in it and after it can find it. Formatters call it as soon as the instance exists.
    /// </summary>
    public readonly void SetReference(in HessianFieldCursor fields, object value) => _graph.SetReference(fields.Reference, value);

    /// <summary>
    /// Returns whether the object has another field, and gets its index among the formatter's fields. The index is -1 for a field that the
    /// formatter does not have. <see cref="Skip"/> the value of such a field.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadNextField(ref HessianFieldCursor fields, out int field) =>
        fields.TryNext(out field) || ReadNextEntryOrEnd(ref fields, out field);

    private bool ReadNextEntryOrEnd(ref HessianFieldCursor fields, out int field)
    {
        field = -1;
        if (fields.MapFormOf is not null)
        {
            while (PeekTag() != Tag.End)
            {
                field = _options.ReadKey(ref this, ref fields);
                if (!_options.ConvertsText || !TryReadNull())
                    return true;
            }

            fields.MapKey = null;
            _options.CheckKeys(fields, _position++);
        }

        fields.End();
        _depth--;
        return false;
    }

    internal readonly byte NextTag() => PeekTag();

    internal readonly ValueKind NextKind => Tag.KindOf(PeekTag());

    /// <summary>Returns the tag of the next value after any class definitions before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte PeekValueTag()
    {
        byte tag = PeekTag();
        if (tag != Tag.ClassDefinition)
            return tag;
        ReadDefinitions();
        return PeekTag();
    }

    /// <summary>Reads the class definitions before a value. They are read in a loop, so that many of them use no stack.</summary>
    internal void ReadDefinitions()
    {
        while (PeekTag() == Tag.ClassDefinition)
            ReadDefinition();
    }

    internal void LeaveObject() => _depth--;

    internal int ReadClassIndex(byte tag, string? expected, int start) => tag switch
    {
        >= Tag.ShortObject and <= Tag.ShortObjectLast => tag - Tag.ShortObject,
        Tag.Object => ReadCount("a class index"),
        _ => throw Unexpected(expected ?? "an object", tag, start),
    };

    /// <summary>Begins an instance of a class that this message has defined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WireClass EnterObject(int index, int start, out int reference)
    {
        if (index >= _graph.ClassCount)
            ThrowUndefinedClass(index, start);
        reference = ReserveReference(start);
        Enter(start);
        WireClass wireClass = _graph.Class(index);
        CountValues(wireClass.FieldCount, start);
        return wireClass;
    }

    [DoesNotReturn]
    private readonly void ThrowUndefinedClass(int index, int start) =>
        throw new HessianException(
            $"The class {index} was not defined before in this message", start, $"an index below {_graph.ClassCount}");

    private void ReadDefinition()
    {
        int start = ++_position;
        if (_graph.ClassCount >= _options.MaxClassDefinitions)
            throw LimitExceeded("class definitions", _options.MaxClassDefinitions, nameof(HessianWireOptions.MaxClassDefinitions), start);

        PeekTag();
        if (_graph.FindKnown(_data[start..], _options) is { } known && known.Definition.Fields.Length <= _options.MaxFieldsPerClass)
        {
            _position += known.Bytes.Length;
            _graph.AddClass(known);
            return;
        }

        string className = ReadName("a class name");
        if (className.Length == 0)
            throw new HessianException("The name of a class is empty", start);
        int count = ReadCount("a number of fields");
        if (count > _options.MaxFieldsPerClass)
        {
            throw LimitExceeded(
                $"fields in class {HessianException.Excerpt(className)}", _options.MaxFieldsPerClass,
                nameof(HessianWireOptions.MaxFieldsPerClass), start);
        }

        if (count > Remaining)
        {
            throw new HessianException(
                $"The class {HessianException.Excerpt(className)} states {count} fields, and only {Remaining} bytes of the message are "
                    + "left",
                start);
        }

        CheckAllocated();
        var names = new string[count];
        for (int i = 0; i < count; i++)
            names[i] = ReadName("a field name");

        WireClass wireClass = _options.Map(_data[start.._position].ToArray(), new ClassDefinition(className, names));
        _graph.Keep(wireClass, _options);
        _graph.AddClass(wireClass);
    }

    private string ReadName(string expected)
    {
        int start = _position;
        byte tag = ReadTag();
        if (!TryReadTextLength(tag, out int length))
            throw Unexpected(expected, tag, start);
        if (tag == Tag.StringChunk)
            return ReadChunkedText(length, start);
        if (length is 0 or > MaxSharedName || length > Remaining || _graph.Name(_data.Slice(_position, length)) is not { } name)
            return ReadText(length);
        _position += length;
        return name;
    }
}
