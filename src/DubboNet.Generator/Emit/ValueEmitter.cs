namespace DubboNet.Generator;

/// <summary>The code that writes or reads one value.</summary>
internal static class ValueEmitter
{
    /// <summary>The members that hold composed formatters.</summary>
    /// <param name="source">Takes the code.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="isShared">Whether they are static; otherwise each instance makes its own when it first needs it.</param>
    public static void EmitFormats(SourceWriter source, EquatableArray<FieldModel> fields, bool isShared)
    {
        foreach (FieldModel field in fields.Where(field => field.Format.Kind == FormatKind.Composed))
        {
            string declaration = $"IHessianFormatter<{field.CarriedType}> {field.FormatName}";
            source.Assignment(isShared ? $"private static readonly {declaration} =" : $"private {declaration} => field ??=", $"{field.Format.Expression};");
        }
    }

    public static string Write(FieldModel field, string value) => WriteStatic(field, field.IsDynamic ? $"(object){value}" : value);

    private static string WriteStatic(FieldModel field, string value) => field.Format switch
    {
        { Kind: FormatKind.Direct, Write: var method } => $"writer.{method}({value});",
        { Kind: FormatKind.Self } => $"Write(ref writer, {value});",
        { Kind: FormatKind.Composed } => $"{field.FormatName}.Write(ref writer, {value});",
        { Expression: var formatter } => $"{formatter}.Write(ref writer, {value});",
    };

    public static string Read(FieldModel field) => field.Format switch
    {
        { Kind: FormatKind.Direct, Read: var method } => $"reader.{method}()",
        { Kind: FormatKind.Self } => "Read(ref reader)",
        { Kind: FormatKind.Composed } => $"{field.FormatName}.Read(ref reader)",
        { Expression: var formatter } => $"{formatter}.Read(ref reader)",
    };
}
