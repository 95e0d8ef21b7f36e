namespace DubboNet.Hessian;

/// <summary>
/// Reads undeclared arrays of a Java class that is a value type in .NET. Returns an array of that type, or a list with the array's name if
/// an element is null or needs another type. Examples of the latter are a BigDecimal beyond the range of decimal and a time with more
/// digits than .NET has.
/// </summary>
internal static class ValueArray
{
    public static object Read(ref HessianReader reader, ref HessianListCursor list, HessianClassFormatter formatter)
    {
        var items = new HessianList(list.JavaType!);
        try
        {
            while (reader.ReadNextElement(ref list))
                items.Add(DynamicFormatter.ReadValue(ref reader));
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
        }

        object value = (object?)formatter.TryMakeArray(items) ?? items;
        reader.SetReference(list, value);
        return value;
    }
}
