namespace DubboNet.Generator;

/// <summary>How an exception's own fields are written and read.</summary>
internal static class ExceptionEmitter
{
    public static void Emit(SourceWriter source, ExceptionModel type)
    {
        string name = TypeEmitter.TypeName(type.Declaration);
        if (type.IsCreatedFirst)
        {
            source.Line("protected override bool IsCreatedFirst => true;");
            source.Separate();
        }

        EmitWrite(source, type, name);
        source.Separate();
        if (type.Fields.Count > 0)
        {
            EmitRead(source, type);
            source.Separate();
        }

        string arguments = string.Join(", ", type.Arguments.Select(argument => Argument(type, argument)));
        string initializer = string.Join(", ", Enumerable.Range(0, type.Fields.Count)
            .Where(i => !type.IsCreatedFirst && type.Fields[i].Setting is (FieldSetting.Assign or FieldSetting.Initialize))
            .Select(i => $"{type.Fields[i].Member} = {Own(type.Fields[i], i)}"));
        source.Line($"protected override {name} Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) =>");
        source.Indent();
        source.Line($"new({arguments}){(initializer.Length > 0 ? $" {{ {initializer} }}" : "")};");
        source.Unindent();
        if (type.IsCreatedFirst && type.Fields.Count > 0)
            EmitSet(source, type, name);
    }

    private static void EmitSet(SourceWriter source, ExceptionModel type, string name)
    {
        source.Separate();
        source.Open($"protected override void SetOwnFields({name} value, ReadOnlySpan<object?> ownFields)");
        for (int i = 0; i < type.Fields.Count; i++)
            source.Line($"value.{type.Fields[i].Member} = {Own(type.Fields[i], i)};");
        source.Close();
    }

    private static void EmitWrite(SourceWriter source, ExceptionModel type, string name)
    {
        source.Open($"protected override void WriteOwnFields(ref HessianWriter writer, {name} value)");
        foreach (FieldModel field in type.Fields)
            source.Line(ValueEmitter.Write(field, $"value.{field.Member}"));
        source.Close();
    }

    private static void EmitRead(SourceWriter source, ExceptionModel type)
    {
        source.Line("protected override object? ReadOwnField(ref HessianReader reader, int field) => field switch");
        source.Line("{");
        source.Indent();
        for (int i = 0; i < type.Fields.Count - 1; i++)
            source.Line($"{i} => {ValueEmitter.Read(type.Fields[i])},");
        source.Line($"_ => {ValueEmitter.Read(type.Fields[type.Fields.Count - 1])},");
        source.Unindent();
        source.Line("};");
    }

    private static string Argument(ExceptionModel type, ExceptionArgument argument) => argument.Part switch
    {
        ExceptionPart.Message => "throwable.Message",
        ExceptionPart.Cause => "throwable.Cause",
        ExceptionPart.Throwable => "throwable",
        _ => Own(type.Fields[argument.Field], argument.Field),
    };

    /// <summary>A value that came, or the type's default.</summary>
    private static string Own(FieldModel field, int number) =>
        $"ownFields[{number}] is {field.Type.TrimEnd('?')} {field.Local} ? {field.Local} : default";
}
