namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    /// <summary>Chains of causes are cut here: printing an exception descends into them.</summary>
    private const int MaxCauseDepth = 512;

    private const int MaxCompactClassIndex = Tag.ShortObjectLast - Tag.ShortObject;

    /// <summary>
    /// Writes a back reference if this very instance was written before in this message, and says so; otherwise gives it the next index and writes
    /// nothing: the caller goes on with the list, map or object. Call it once before each of these, and for nothing else.
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
    /// <see cref="TryWriteReference(object)"/> for arrays. An empty one may be shared by the whole process: Java must not get one mutable list in two places
    /// because of it, so it is never referred to.
    /// </summary>
    public bool TryWriteReference(Array value)
    {
        if (value.Length > 0)
            return TryWriteReference((object)value);
        _graph.SkipReference();
        return false;
    }

    /// <summary>Takes the index of a value that nothing can refer to, such as a struct written as object: instead of <see cref="TryWriteReference(object)"/>.</summary>
    public readonly void SkipReference() => _graph.SkipReference();

    /// <summary>
    /// Starts an object: its class definition, if this message has not had it, and the instance tag. One value for each field follows, in the order of
    /// the definition, then <see cref="WriteObjectEnd"/>.
    /// </summary>
    public void WriteObjectStart(ClassDefinition definition)
    {
        Enter();
        if (_graph.TryAddClass(definition, out int index))
            WriteRaw(definition.Encoded);
        if (index <= MaxCompactClassIndex)
        {
            WriteTag((byte)(Tag.ShortObject + index));
            return;
        }

        WriteTag(Tag.Object);
        WriteInt32(index);
    }

    /// <summary>Ends the object; the definition said how many fields there are, so nothing is written.</summary>
    public void WriteObjectEnd() => Leave();

    /// <summary>
    /// Writes any value by its run-time type: null, the scalars, strings, byte[], dates, numbers, lists, sets, dictionaries, arrays,
    /// <see cref="HessianObject"/> and the registered classes.
    /// </summary>
    /// <exception cref="HessianException">The type is none of these.</exception>
    public void WriteObject(object? value) => DynamicFormatter.WriteValue(ref this, value);

    /// <summary>
    /// From here on, what has got an index since is written again and not referred to, unless it is still open: for readers that miscount what stands
    /// here (<see cref="HessianOptions.ReferToObjectsAfterUuid"/>).
    /// </summary>
    internal readonly void AvoidReferencesFromHere()
    {
        if (!_options.ReferToObjectsAfterUuid)
            _graph.AvoidReferencesFromHere();
    }

    private readonly HessianException TooManyReferences() => new(
        $"More than {_options.MaxReferences} lists, maps and objects (HessianOptions.{nameof(HessianOptions.MaxReferences)}); shared ones behind a UUID count "
        + $"in each place (HessianOptions.{nameof(HessianOptions.ReferToObjectsAfterUuid)})");

    /// <summary>Whether a cause may be written and have causes of its own; at the end of the depth that is allowed a chain of them is cut.</summary>
    internal readonly bool HasRoomForCause => _depth < Math.Min(_options.MaxDepth, MaxCauseDepth) - 2;

    internal void WriteClassDefinition(string className, scoped ReadOnlySpan<string> fields)
    {
        WriteTag(Tag.ClassDefinition);
        WriteString(className);
        WriteInt32(fields.Length);
        foreach (string field in fields)
            WriteString(field);
    }
}
