namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    private const int MaxCompactLength = 7;

    /// <summary>
    /// Starts a list of exactly <paramref name="count"/> elements. Without a type, Java reads an ArrayList or the declared type of the
    /// target. The type is a Java class or array type, such as <c>java.util.LinkedList</c> or <c>[int</c>. End the list with
    /// <see cref="WriteListEnd"/>.
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

    /// <summary>Starts a list without a count, which Java reads as an Iterator. End it with <see cref="WriteUncountedListEnd"/>.</summary>
    internal void WriteUncountedListStart()
    {
        Enter();
        WriteTag(Tag.VariableList);
    }

    /// <summary>Ends a list without a count.</summary>
    internal void WriteUncountedListEnd()
    {
        Leave();
        WriteTag(Tag.End);
    }

    /// <summary>Ends the list. Writes nothing, because the list started with its count.</summary>
    public void WriteListEnd() => Leave();

    /// <summary>
    /// Starts a map, either without a type (a HashMap) or of a Java class such as <c>java.util.TreeMap</c>. Write keys and values in turn,
    /// and end the map with <see cref="WriteMapEnd"/>.
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
