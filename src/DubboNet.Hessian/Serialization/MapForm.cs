namespace DubboNet.Hessian;

/// <summary>Reads objects that come as maps of their fields.</summary>
internal static class MapForm
{
    /// <summary>Reads the next key. Returns the number of the formatter's field, or -1.</summary>
    public static int ReadKey(ref HessianReader reader, ref HessianFieldCursor fields, MappingRules rules)
    {
        var formatter = (HessianClassFormatter)fields.MapFormOf!;
        int start = reader.Position;
        reader.CountElements(1, start);
        fields.MapKey = reader.ReadObject() as string;
        int field = fields.MapKey is { } name ? formatter.FindField(name) : -1;
        fields.HasUnmappedKeys |= field < 0 && !MappingRules.IsClassKey(fields.MapKey);
        fields.HasMappedKeys |= field >= 0;
        rules.CheckKey(fields.MapKey, field, formatter, start);
        return field;
    }

    /// <summary>Checks at the end that something of the map was a field of the formatter.</summary>
    public static void CheckKeys(in HessianFieldCursor fields, int end)
    {
        var formatter = (HessianClassFormatter)fields.MapFormOf!;
        if (fields.HasUnmappedKeys && !fields.HasMappedKeys && formatter.Definition.Fields.Length > 0)
            throw MappingRules.NothingInCommon(formatter, end);
    }
}
