namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    private const int MaxCompactLength = 7;

    /// <summary>
    /// Starts a list of exactly <paramref name="count"/> elements, untyped (Java makes an ArrayList of it, or what the target declares) or of a Java
    /// class or array type such as <c>java.util.LinkedList</c> or <c>[int</c>. End it with <see cref="WriteListEnd"/>.
    /// </summary>
    public void WriteListStart(int count, string? javaType = null)
    {
        Enter();
        if (javaType is null)
        {
            if (count <= MaxCompactLength)
            {
                WriteTag((byte)(Tag.ShortList + count));
                return;
            }

            WriteTag(Tag.List);
        }
        else
        {
            bool compact = count <= MaxCompactLength && _options.CompactTypedLists;
            WriteTag(compact ? (byte)(Tag.ShortTypedList + count) : Tag.TypedList);
            WriteTypeName(javaType);
            if (compact)
                return;
        }

        WriteInt32(count);
    }

    /// <summary>Starts a list that states no count, which Java reads as an Iterator. End it with <see cref="WriteUncountedListEnd"/>.</summary>
    internal void WriteUncountedListStart()
    {
        Enter();
        WriteTag(Tag.VariableList);
    }

    /// <summary>Ends a list that states no count.</summary>
    internal void WriteUncountedListEnd()
    {
        Leave();
        WriteTag(Tag.End);
    }

    /// <summary>Ends the list; its count was stated, so nothing is written.</summary>
    public void WriteListEnd() => Leave();

    /// <summary>
    /// Starts a map, untyped (a HashMap) or of a Java class such as <c>java.util.TreeMap</c>. Keys and values follow in turn; end it with
    /// <see cref="WriteMapEnd"/>.
    /// </summary>
    public void WriteMapStart(string? javaType = null)
    {
        Enter();
        if (javaType is null)
        {
            WriteTag(Tag.Map);
            return;
        }

        WriteTag(Tag.TypedMap);
        WriteTypeName(javaType);
    }

    /// <summary>Ends the map.</summary>
    public void WriteMapEnd()
    {
        Leave();
        WriteTag(Tag.End);
    }

    private void WriteTypeName(string name)
    {
        if (_graph.TryAddTypeName(name, out int index))
            WriteString(name);
        else
            WriteInt32(index);
    }
}
