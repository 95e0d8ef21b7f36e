using System.Buffers;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    /// <summary>The depth at which chains of causes are cut, because code that prints an exception descends into them.</summary>
    private const int MaxCauseDepth = 512;

    private const int MaxCompactClassIndex = Tag.ShortObjectLast - Tag.ShortObject;

    /// <summary>
    /// Writes a back reference and returns true if the same instance was written before in this message. Otherwise, assigns the next index
    /// to it and returns false, and the caller writes the list, map or object. Call it once before each list, map and object, and for
    /// nothing else.
    /// </summary>
    public bool TryWriteReference(object value)
    {
        if (_graph.TryAddReference(value, out int index))
        {
            if (index >= _options.MaxReferences)
                throw TooManyReferences();
            return false;
        }

        WriteReference(index);
        return true;
    }

    internal void WriteReference(int index)
    {
        WriteTag(Tag.Reference);
        WriteInt32(index);
    }

    /// <summary>
    /// Does the same as <see cref="TryWriteReference(object)"/> for arrays. An empty array is never referred to. The whole process can
    /// share one, and Java must not get one mutable list in two places because of that.
    /// </summary>
    public bool TryWriteReference(Array value)
    {
        if (value.Length > 0)
            return TryWriteReference((object)value);
        _graph.SkipReference();
        return false;
    }

    /// <summary>
    /// Skips the index of a value that is never referred to, such as a struct written as an object. Call it instead of
    /// <see cref="TryWriteReference(object)"/>.
    /// </summary>
    public readonly void SkipReference() => _graph.SkipReference();

    /// <summary>
    /// Starts an object. Writes its class definition, if this message does not have it yet, and the instance tag. Write one value for each
    /// field in the order of the definition, and then call <see cref="WriteObjectEnd"/>.
    /// </summary>
    public void WriteObjectStart(ClassDefinition definition)
    {
        Enter();
        if (_graph.TryAddClass(definition, out int index))
            WriteRaw(definition.Encoded ??= Encode(definition));
        if (index <= MaxCompactClassIndex)
        {
            WriteTag((byte)(Tag.ShortObject + index));
            return;
        }

        WriteTag(Tag.Object);
        WriteInt32(index);
    }

    /// <summary>Ends the object. Writes nothing, because the definition states the number of fields.</summary>
    public void WriteObjectEnd() => Leave();

    /// <summary>
    /// Writes any value by its run-time type, which can be null, a scalar, a string, byte[], a date, a number, a list, a set, a dictionary,
    /// an array, a <see cref="HessianObject"/> or a registered class.
    /// </summary>
    /// <exception cref="HessianException">The type is not supported.</exception>
    public void WriteObject(object? value) => _options.WriteUndeclared(ref this, value);

    /// <summary>
    /// Makes the writer repeat objects that get an index from now on instead of referring to them, unless they are still open. This is for
    /// readers that count the current value wrongly (<see cref="HessianWireOptions.ReferToObjectsAfterUuid"/>).
    /// </summary>
    internal readonly void AvoidReferencesFromHere()
    {
        if (!_options.ReferToObjectsAfterUuid)
            _graph.AvoidReferencesFromHere();
    }

    private readonly HessianException TooManyReferences() => new(
        $"More than {_options.MaxReferences} lists, maps and objects (HessianOptions.{nameof(HessianWireOptions.MaxReferences)}); shared "
        + "objects after a UUID count "
        + $"in each place (HessianOptions.{nameof(HessianWireOptions.ReferToObjectsAfterUuid)})");

    /// <summary>
    /// Gets a value indicating whether a cause that has causes itself can be written. A chain of causes is cut at the end of the allowed
    /// depth.
    /// </summary>
    internal readonly bool HasRoomForCause => _depth < Math.Min(_options.MaxDepth, MaxCauseDepth) - 2;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly byte[] Encode(ClassDefinition definition)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new HessianWriter(output, _options);
        writer.WriteClassDefinition(definition.ClassName, definition.Fields);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private void WriteClassDefinition(string className, scoped ReadOnlySpan<string> fields)
    {
        WriteTag(Tag.ClassDefinition);
        WriteString(className);
        WriteInt32(fields.Length);
        foreach (string field in fields)
            WriteString(field);
    }
}
