namespace DubboNet.Hessian;

/// <summary>
/// Arrays of a Java class that is a value type here, as an undeclared read gives them: an array of that type, or a list with the array's name where an
/// element is null or needs another type (a BigDecimal beyond decimal, a time of more digits than .NET has).
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
