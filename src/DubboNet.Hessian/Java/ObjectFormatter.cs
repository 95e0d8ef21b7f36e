namespace DubboNet.Hessian;

/// <summary>
/// Formats a declared type that does not determine the value's type. The type of the value decides when writing, and the wire decides when
/// reading.
/// </summary>
internal sealed class ObjectFormatter<T> : IHessianFormatter<T>
    where T : class
{
    public void Write(ref HessianWriter writer, T? value) => DynamicFormatter.WriteValue(ref writer, value);

    public T? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = DynamicFormatter.ReadValue(ref reader);
        if (value is null or T)
            return (T?)value;
        return CollectionStandIns.Make(value, reader.MostItems, reader.Options) is T collection ? collection : throw Mismatch(value, start);
    }

    private static HessianException Mismatch(object value, int start) => value is HessianObject unknown
        ? new(
            "The class is not registered: give it a [HessianType] and name it in a [HessianSubtype] of "
                + CSharpName.GetDisplayName(typeof(T)),
            start,
            CSharpName.GetDisplayName(typeof(T)), MemberPath.Clean(unknown.ClassName))
        : new("The type of the value is not the declared one", start, CSharpName.GetDisplayName(typeof(T)), CSharpName.Describe(value));
}
