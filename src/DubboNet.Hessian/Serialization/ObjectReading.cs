using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Finds the formatters of objects that are read.</summary>
internal static class ObjectReading
{
    /// <summary>
    /// Reads the start of an instance, or the start of a map that represents one. Returns the formatter for its fields. It is the one
    /// registered for the class on the wire if its type fits <paramref name="declared"/>, and the declared one otherwise. Returns null for
    /// a class that is not registered without a declared one, and for text or a number to be converted to the declared class
    /// (<see cref="HessianWireOptions.ConvertsText"/>).
    /// </summary>
    public static HessianClassFormatter? ReadObjectStart(
        this scoped ref HessianReader reader, HessianClassFormatter? declared, out HessianFieldCursor fields)
    {
        int start = reader.Position;
        byte tag = reader.ReadTag();
        int index = tag - Tag.ShortObject;
        if (tag is < Tag.ShortObject or > Tag.ShortObjectLast)
        {
            if (tag is Tag.Map or Tag.TypedMap && declared is not null)
                return reader.ReadMapFormStart(declared, out fields);
            if (declared is not null && reader.IsConvertible(tag))
            {
                reader.Seek(start);
                fields = default;
                return null;
            }

            index = reader.ReadClassIndex(tag, declared?.Definition.ClassName, start);
        }

        // The options map each class to one of these.
        MappedClass wireClass = Unsafe.As<MappedClass>(reader.EnterObject(index, start, out int reference));
        HessianClassFormatter? formatter = Choose(declared, wireClass.Registered);
        fields = new HessianFieldCursor(wireClass.Definition, formatter is null ? default : wireClass.MapFor(formatter, start), reference);
        return formatter;
    }

    private static HessianClassFormatter? Choose(HessianClassFormatter? declared, HessianClassFormatter? registered)
    {
        if (declared == registered || registered is null)
            return declared;
        return declared is null || registered.Creates(declared.Type) ? registered : declared;
    }

    private static HessianClassFormatter ReadMapFormStart(
        this scoped ref HessianReader reader, HessianClassFormatter declared, out HessianFieldCursor fields)
    {
        reader.Seek(reader.Position - 1);
        HessianMapCursor map = reader.ReadMapStart();
        var options = (HessianOptions)reader.Options;
        HessianClassFormatter? registered = null;
        if (map.JavaType is not null)
            options.Chain.TryGet(map.JavaType, out registered);
        HessianClassFormatter formatter = Choose(declared, registered)!;
        options.Rules.CheckMapForm(map.JavaType, formatter, formatter == registered, reader.Position);
        fields = new HessianFieldCursor(formatter.Definition, formatter, map.Reference);
        return formatter;
    }
}
