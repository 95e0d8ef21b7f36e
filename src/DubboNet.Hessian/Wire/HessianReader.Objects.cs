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
    public object? ReadObject() => DynamicFormatter.ReadValue(ref this);

    /// <summary>
    /// Publishes the object, so that references in it and after it can find it. Formatters call it as soon as the instance exists.
    /// </summary>
    public readonly void SetReference(in HessianFieldCursor fields, object value) => _graph.SetReference(fields.Reference, value);

    /// <summary>
    /// Returns whether the object has another field, and gets its index among the formatter's fields. The index is -1 for a field that the
    /// formatter does not have. <see cref="Skip"/> the value of such a field.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadNextField(ref HessianFieldCursor fields, out int field) => fields.TryNext(out field) || ReadNextEntryOrEnd(ref fields, out field);

    private bool ReadNextEntryOrEnd(ref HessianFieldCursor fields, out int field)
    {
        field = -1;
        if (fields.MapFormOf is { } formatter)
        {
            while (PeekTag() != Tag.End)
            {
                field = ReadKey(ref fields, formatter);
                if (!_options.ConvertsText || !TryReadNull())
                    return true;
            }

            EndMapForm(ref fields, formatter);
        }

        fields.End();
        _depth--;
        return false;
    }

    private int ReadKey(ref HessianFieldCursor fields, HessianClassFormatter formatter)
    {
        int start = _position;
        CountElements(1, start);
        fields.MapKey = ReadObject() as string;
        int field = fields.MapKey is { } name ? formatter.FindField(name) : -1;
        fields.HasUnmappedKeys |= field < 0 && !MappingRules.IsClassKey(fields.MapKey);
        fields.HasMappedKeys |= field >= 0;
        _options.Rules.CheckKey(fields.MapKey, field, formatter, start);
        return field;
    }

    private void EndMapForm(ref HessianFieldCursor fields, HessianClassFormatter formatter)
    {
        _position++;
        fields.MapKey = null;
        if (fields.HasUnmappedKeys && !fields.HasMappedKeys && formatter.Definition.Fields.Length > 0)
            throw MappingRules.NothingInCommon(formatter, _position - 1);
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

    /// <summary>
    /// Reads the start of an instance, or the start of a map that represents one. Returns the formatter for its fields. It is the one
    /// registered for the class on the wire if its type fits <paramref name="declared"/>, and the declared one otherwise. Returns null for
    /// a class that is not registered without a declared one, and for text or a number to be converted to the declared class
    /// (<see cref="HessianOptions.ConvertsText"/>).
    /// </summary>
    internal HessianClassFormatter? ReadObjectStart(HessianClassFormatter? declared, out HessianFieldCursor fields)
    {
        int start = _position;
        byte tag = ReadTag();
        int index = tag - Tag.ShortObject;
        if (tag is < Tag.ShortObject or > Tag.ShortObjectLast)
        {
            if (tag is Tag.Map or Tag.TypedMap && declared is not null)
                return ReadMapFormStart(declared, out fields);
            if (declared is not null && IsConvertible(tag))
            {
                _position = start;
                fields = default;
                return null;
            }

            index = ReadClassIndex(tag, declared, start);
        }

        WireClass wireClass = EnterObject(index, start, out int reference);
        HessianClassFormatter? formatter = Choose(declared, wireClass.Registered);
        fields = new HessianFieldCursor(wireClass.Definition, formatter is null ? default : wireClass.MapFor(formatter, start), reference);
        return formatter;
    }

    internal void LeaveObject() => _depth--;

    private int ReadClassIndex(byte tag, HessianClassFormatter? declared, int start) => tag switch
    {
        >= Tag.ShortObject and <= Tag.ShortObjectLast => tag - Tag.ShortObject,
        Tag.Object => ReadCount("a class index"),
        _ => throw Unexpected(declared?.Definition.ClassName ?? "an object", tag, start),
    };

    /// <summary>Begins an instance of a class that this message has defined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private WireClass EnterObject(int index, int start, out int reference)
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

    private static HessianClassFormatter? Choose(HessianClassFormatter? declared, HessianClassFormatter? registered)
    {
        if (declared == registered || registered is null)
            return declared;
        return declared is null || registered.Creates(declared.Type) ? registered : declared;
    }

    private HessianClassFormatter ReadMapFormStart(HessianClassFormatter declared, out HessianFieldCursor fields)
    {
        _position--;
        HessianMapCursor map = ReadMapStart();
        HessianClassFormatter? registered = null;
        if (map.JavaType is not null)
            _options.Chain.TryGet(map.JavaType, out registered);
        HessianClassFormatter formatter = Choose(declared, registered)!;
        _options.Rules.CheckMapForm(map.JavaType, formatter, formatter == registered, _position);
        fields = new HessianFieldCursor(formatter, map.Reference);
        return formatter;
    }

    private void ReadDefinition()
    {
        int start = ++_position;
        if (_graph.ClassCount >= _options.MaxClassDefinitions)
            throw LimitExceeded("class definitions", _options.MaxClassDefinitions, nameof(HessianOptions.MaxClassDefinitions), start);

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
            throw LimitExceeded($"fields in class {HessianException.Excerpt(className)}", _options.MaxFieldsPerClass, nameof(HessianOptions.MaxFieldsPerClass), start);
        if (count > Remaining)
            throw new HessianException($"The class {HessianException.Excerpt(className)} states {count} fields, and only {Remaining} bytes of the message are left", start);
        CheckAllocated();
        var names = new string[count];
        for (int i = 0; i < count; i++)
            names[i] = ReadName("a field name");

        var wireClass = new WireClass(_data[start.._position].ToArray(), new ClassDefinition(className, names), _options);
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
