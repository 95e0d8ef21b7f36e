namespace DubboNet.Hessian;

/// <summary>
/// Rejects the form in which hessian-lite 3.2.x writes <c>List.of</c>, <c>Set.of</c> and <c>Map.of</c>. It is the proxy of the JDK without
/// the elements, which are in a field that is not serialized. Reading it is an error in any place.
/// </summary>
internal sealed class LostCollectionFormatter() : HessianClassFormatter<object>(new ClassDefinition("java.util.CollSer", "tag"))
{
    internal override RegistryRole Role => RegistryRole.ByName;

    protected override void WriteFields(ref HessianWriter writer, object value) =>
        throw new HessianException($"{Definition.ClassName} cannot be written.");

    protected override object ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        string collection = "List.of, Set.of or Map.of";
        while (reader.ReadNextField(ref fields, out int field))
        {
            object? value = reader.ReadObject();
            if (field == 0)
                collection = value switch { 1 or 4 => "List.of", 2 => "Set.of", 3 => "Map.of", _ => collection };
        }

        throw new HessianException(
            $"The elements are lost: hessian-lite before 4.0.1 (Dubbo before 3.3) omits those of {collection}; the sender must use "
                + "another collection, such as new ArrayList, new HashSet or new HashMap",
            start);
    }
}
