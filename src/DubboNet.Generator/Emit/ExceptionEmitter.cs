namespace DubboNet.Generator;

/// <summary>Emits the code that writes and reads the own fields of an exception.</summary>
internal static class ExceptionEmitter
{
    public static void Emit(SourceWriter source, ExceptionModel type)
    {
        string name = type.Declaration.FullName;
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

        EmitCreate(source, type, name);
        if (type.IsCreatedFirst && type.Fields.Count > 0)
            EmitSet(source, type, name);
        ClassEmitter.EmitAccessors(source, type.Fields.Where(field => field.NeedsAccessor(hasInitializer: true)), isStruct: false);
    }

    private static void EmitCreate(SourceWriter source, ExceptionModel type, string name)
    {
        (FieldModel Field, string Value)[] fields = type.IsCreatedFirst
            ? []
            : [.. type.Fields.Select((field, i) => (field, Own(field, i)))];
        (FieldModel Field, string Value)[] late =
            [.. fields.Where(own => own.Field is { IsInitialized: false, Setting: not FieldSetting.Construct })];
        string arguments = string.Join(", ", type.Arguments.Select(argument => Argument(type, argument)));
        string initializer =
            string.Join(", ", fields.Where(own => own.Field.IsInitialized).Select(own => $"{own.Field.Member} = {own.Value}"));
        string made = $"new({arguments}){(initializer.Length > 0 ? $" {{ {initializer} }}" : "")};";
        string head =
            $"protected override {name} Create({From.Dubbo}JavaThrowable throwable, {From.System}ReadOnlySpan<object?> ownFields)";
        if (late.Length == 0)
        {
            source.Line($"{head} =>");
            source.Indent();
            source.Line(made);
            source.Unindent();
            return;
        }

        source.Open(head);
        source.Line($"{name} value = {made}");
        foreach ((FieldModel field, string value) in late)
            source.Line(field.Set("value", value, hasInitializer: true));
        source.Line("return value;");
        source.Close();
    }

    private static void EmitSet(SourceWriter source, ExceptionModel type, string name)
    {
        source.Separate();
        source.Open($"protected override void SetOwnFields({name} value, {From.System}ReadOnlySpan<object?> ownFields)");
        for (int i = 0; i < type.Fields.Count; i++)
            source.Line($"{type.Fields[i].Access("value")} = {Own(type.Fields[i], i)};");
        source.Close();
    }

    private static void EmitWrite(SourceWriter source, ExceptionModel type, string name)
    {
        source.Open($"protected override void WriteOwnFields(ref {From.Hessian}HessianWriter writer, {name} value)");
        ValueEmitter.EmitWrites(source, type.Fields, "AddOwnField");
        source.Close();
    }

    private static void EmitRead(SourceWriter source, ExceptionModel type)
    {
        source.Line($"protected override object? ReadOwnField(ref {From.Hessian}HessianReader reader, int field) => field switch");
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

    /// <summary>Returns an expression for a received value or the default of its type.</summary>
    private static string Own(FieldModel field, int number) =>
        $"ownFields[{number}] is {field.Type.TrimEnd('?')} {field.Local} ? {field.Local} : default";
}
