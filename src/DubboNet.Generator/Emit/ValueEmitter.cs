namespace DubboNet.Generator;

/// <summary>Emits the code that writes or reads one value.</summary>
internal static class ValueEmitter
{
    /// <summary>Emits the members that contain composed formatters.</summary>
    /// <param name="source">The writer of the code.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="isShared">Whether the members are static. Otherwise, each instance creates its formatters on first use.</param>
    public static void EmitFormats(SourceWriter source, EquatableArray<FieldModel> fields, bool isShared)
    {
        foreach (FieldModel field in fields.Where(field => field.Format.Kind == FormatKind.Composed))
        {
            string declaration = $"{From.Hessian}IHessianFormatter<{field.CarriedType}> {field.FormatName}";
            source.Assignment(
                isShared ? $"private static readonly {declaration} =" : $"private {declaration} => field ??=",
                $"{field.Format.Expression};");
        }
    }

    /// <summary>
    /// Emits code that writes the fields of <c>value</c>. It counts the fields that can fail, so that an error names the field that failed.
    /// </summary>
    /// <param name="source">The writer of the code.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="filter">The method that adds a field to the path of an error.</param>
    public static void EmitWrites(SourceWriter source, EquatableArray<FieldModel> fields, string filter)
    {
        bool canFail = fields.Any(CanFail);
        if (canFail)
        {
            source.Line("int field = 0;");
            source.Open("try");
        }

        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0 && CanFail(fields[i]))
                source.Line($"field = {i};");
            source.Line(Write(fields[i], fields[i].Access("value")));
        }

        if (!canFail)
            return;
        source.Close();
        source.Open($"catch ({From.Hessian}HessianException error) when ({filter}(error, field))");
        source.Line("throw;");
        source.Close();
    }

    /// <summary>
    /// Returns whether writing can throw a HessianException. Simple values never do, except times of unspecified kind and undeclared
    /// values.
    /// </summary>
    private static bool CanFail(FieldModel field) =>
        field.Format is not { Kind: FormatKind.Direct, Write: not ("WriteDateTime" or "WriteObject") };

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
