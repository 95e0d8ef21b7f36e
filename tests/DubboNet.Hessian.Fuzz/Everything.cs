namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Represents a Java class with a field of every declared type. The values are in the order of <see cref="DeclaredTypes.All"/>.
/// </summary>
internal sealed class Everything
{
    /// <summary>Gets the values. Fields that are missing in the message keep their initial value.</summary>
    public object?[] Values { get; } = [.. EverythingFormatter.Initial];
}

internal enum Level
{
    Low,
    High,
}

internal sealed class EverythingFormatter() : HessianClassFormatter<Everything>(
    new ClassDefinition("fuzz.Everything", [.. DeclaredTypes.All.Select(field => field.Name)]))
{
    public static object?[] Initial { get; } = [.. DeclaredTypes.All.Select(field => field.Initial)];

    public static EverythingFormatter Hessian { get; } = new();

    /// <summary>Gets the built-in types, this class and its enum.</summary>
    public static HessianTypeRegistry Types { get; } = HessianTypeRegistry.Create(Hessian, DeclaredTypes.Levels);

    protected override void WriteFields(ref HessianWriter writer, Everything value)
    {
        for (int i = 0; i < DeclaredTypes.All.Length; i++)
            DeclaredTypes.All[i].Write(ref writer, value.Values[i]);
    }

    protected override Everything ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new Everything();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field >= 0)
                value.Values[field] = DeclaredTypes.All[field].Read(ref reader);
            else
                reader.Skip();
        }

        return value;
    }
}
