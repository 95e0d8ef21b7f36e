namespace DubboNet.Generator;

/// <summary>Emits the code that writes and reads a class, record or struct.</summary>
internal static class ClassEmitter
{
    public static void Emit(SourceWriter source, ClassModel type)
    {
        string name = type.Declaration.FullName;
        EmitWrite(source, type, name);
        source.Separate();
        source.Open(
            $"protected override {name} ReadFields(ref {From.Hessian}HessianReader reader, ref {From.Hessian}HessianFieldCursor fields)");
        if (type.Construction.IsGathered)
            EmitGathered(source, type, name);
        else
            EmitAssigned(source, type, name);
        source.Close();
        EmitAccessors(source, type.Fields.Where(field => field.NeedsAccessor(type.Construction.IsGathered)), type.IsStruct);
    }

    private static void EmitWrite(SourceWriter source, ClassModel type, string name)
    {
        source.Open($"protected override void WriteFields(ref {From.Hessian}HessianWriter writer, {name} value)");
        ValueEmitter.EmitWrites(source, type.Fields, "AddField");
        source.Close();
    }

    /// <summary>Emits code that creates the instance first, so that fields can refer back to it.</summary>
    private static void EmitAssigned(SourceWriter source, ClassModel type, string name)
    {
        string required = string.Join(", ", type.Construction.Required.Select(member => $"{member} = default"));
        source.Line(required.Length == 0 ? $"{name} value = new();" : $"{name} value = new() {{ {required} }};");
        source.Line("reader.SetReference(fields, value);");
        EmitLoop(source, type, field => field.Set("value", ValueEmitter.Read(field), hasInitializer: false));
        source.Separate();
        source.Line("return value;");
    }

    /// <summary>Emits code that creates the instance after all its fields are read.</summary>
    private static void EmitGathered(SourceWriter source, ClassModel type, string name)
    {
        foreach (FieldModel field in type.Fields)
            source.Line($"{field.Type} {field.Local} = default;");
        EmitLoop(source, type, field => $"{field.Local} = {ValueEmitter.Read(field)};");
        source.Separate();
        string arguments = string.Join(", ", type.Construction.Arguments.Select(i => type.Fields[i].Local));
        IEnumerable<FieldModel> initialized = type.Fields.Where(field => field.IsInitialized);
        string initializer = string.Join(
            ", ",
            [
                .. initialized.Select(field => $"{field.Member} = {field.Local}"),
                .. type.Construction.Required.Except(initialized.Select(field => field.Member)).Select(member => $"{member} = default"),
            ]);
        source.Line($"{name} value = new({arguments}){(initializer.Length > 0 ? $" {{ {initializer} }}" : "")};");
        foreach (FieldModel field in type.Fields.Where(field => field is { IsInitialized: false, Setting: not FieldSetting.Construct }))
        {
            source.Line(
                type.IsStruct ? $"{field.AccessorName}(ref value, {field.Local});" : field.Set("value", field.Local, hasInitializer: true));
        }

        source.Line("reader.SetReference(fields, value);");
        source.Line("return value;");
    }

    private static void EmitLoop(SourceWriter source, ClassModel type, Func<FieldModel, string> read)
    {
        source.Open("while (reader.ReadNextField(ref fields, out int field))");
        source.Open("switch (field)");
        for (int i = 0; i < type.Fields.Count; i++)
            EmitCase(source, $"case {i}:", read(type.Fields[i]));
        EmitCase(
            source, "default:",
            type is { KeepsUnknown: true, Construction.IsGathered: false } ? "reader.ReadUnknownField(fields, value);" : "reader.Skip();");
        source.Close();
        source.Close();
    }

    private static void EmitCase(SourceWriter source, string label, string statement)
    {
        source.Line(label);
        source.Indent();
        source.Line(statement);
        source.Line("break;");
        source.Unindent();
    }

    /// <summary>
    /// Emits setters for members that code cannot assign, which are init members of an existing instance and private members of base
    /// classes.
    /// </summary>
    public static void EmitAccessors(SourceWriter source, IEnumerable<FieldModel> fields, bool isStruct)
    {
        foreach (FieldModel field in fields)
        {
            source.Separate();
            source.Line(
                $"[{From.CompilerServices}UnsafeAccessor({From.CompilerServices}UnsafeAccessorKind.Method, Name = "
                    + $"\"set_{field.Member.TrimStart('@')}\")]");
            source.Line(
                $"private static extern void {field.AccessorName}({(isStruct ? "ref " : "")}{field.Declaring} target, {field.Type} "
                    + "value);");
        }
    }
}
