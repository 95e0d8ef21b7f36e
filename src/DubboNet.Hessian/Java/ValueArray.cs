namespace DubboNet.Hessian;

/// <summary>
/// Reads undeclared arrays of a Java class that is a value type in .NET. Returns an array of that type, or a list with the array's name if
/// an element is null or needs another type. Examples of the latter are a BigDecimal beyond the range of decimal and a time with more
/// digits than .NET has.
/// </summary>
internal static class ValueArray
{
    public static object Read<T>(ref HessianReader reader, ref HessianListCursor list)
    {
        var items = new HessianList(list.JavaType!);
        bool areAlike = true;
        try
        {
            while (reader.ReadNextElement(ref list))
            {
                object? item = reader.ReadObject();
                items.Add(item);
                areAlike &= item is T;
            }
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
        }

        object value = areAlike ? items.Cast<T>().ToArray() : items;
        reader.SetReference(list, value);
        return value;
    }
}
