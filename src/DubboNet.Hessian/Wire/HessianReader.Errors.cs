namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Creates the error for a value of another kind than the declared one. To name the class of the value, it continues to read. The
    /// reader cannot be used afterwards in any case.
    /// </summary>
    internal HessianException Unexpected(string expected, byte found, int position)
    {
        if (_isDescribing)
            return new("Wrong kind of value", position, expected, Tag.Describe(found));
        _isDescribing = true;
        _position = position;
        return new("Wrong kind of value", position, expected, Describe(found));
    }

    private string Describe(byte tag)
    {
        try
        {
            return Tag.KindOf(tag) switch
            {
                ValueKind.Object => DescribeObject(),
                ValueKind.Reference => $"a reference to {DescribeReference()}",
                ValueKind.List or ValueKind.Map => DescribeCollection(tag),
                _ => Tag.Describe(tag),
            };
        }
        catch (HessianException)
        {
            return Tag.Describe(tag);
        }
    }

    private string DescribeObject()
    {
        ReadDefinitions();
        byte tag = ReadTag();
        if (Tag.KindOf(tag) != ValueKind.Object)
            return Describe(tag);
        int index = tag == Tag.Object ? ReadCount("a class index") : tag - Tag.ShortObject;
        return index >= 0 && index < _graph.ClassCount ? MemberPath.Clean(_graph.Class(index).Definition.ClassName) : Tag.Describe(tag);
    }

    private string DescribeReference()
    {
        _position++;
        return FindObject(ReadReferenceIndex()) is { } value ? CSharpName.Describe(value) : "an object that is still being read";
    }

    private string DescribeCollection(byte tag)
    {
        _position++;
        bool isTyped =
            tag is Tag.TypedMap or Tag.TypedList or Tag.VariableTypedList or (>= Tag.ShortTypedList and <= Tag.ShortTypedListLast);
        return isTyped && ReadTypeName() is { } javaType ? $"{Tag.Describe(tag)} ({MemberPath.Clean(javaType)})" : Tag.Describe(tag);
    }

    /// <summary>Returns the bytes between two positions as a string of as many characters, to compare them.</summary>
    internal readonly string BytesAsText(int start, int end) => System.Text.Encoding.Latin1.GetString(_data[start..end]);
}
