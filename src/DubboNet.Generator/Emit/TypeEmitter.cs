namespace DubboNet.Generator;

/// <summary>Emits the file with the formatter of a type.</summary>
internal static class TypeEmitter
{
    public static string FileName(TypeModel type) => $"{type.Declaration.HintName}.Hessian.g.cs";

    public static string Emit(TypeModel type)
    {
        SourceWriter source = FileEmitter.Begin();
        if (type.Declaration.Hidden is var (key, members))
        {
            source.Line(
                $"[assembly: {From.System}Reflection.AssemblyMetadata({SourceWriter.Literal(key)}, {SourceWriter.Literal(members)})]");
            source.Separate();
        }

        FileEmitter.OpenNamespace(source, type.Declaration.Namespace);
        switch (type)
        {
            case BrokenModel broken:
                BrokenEmitter.Emit(source, broken);
                break;
            case EnumModel constants:
                EnumEmitter.Emit(source, constants);
                break;
            case ClassModel { IsOwn: true } own:
                EmitOwn(source, own, own.HidesBase, own.TypeParameters);
                break;
            case ExceptionModel { IsOwn: true } own:
                EmitOwn(source, own, own.HidesBase, default);
                break;
            default:
                EmitCompanion(source, type);
                break;
        }

        FileEmitter.CloseNamespace(source, type.Declaration.Namespace);
        return source.ToString();
    }

    /// <summary>Emits a part of the type that contains the formatter.</summary>
    private static void EmitOwn(SourceWriter source, TypeModel type, bool hidesBase, EquatableArray<TypeParameterModel> typeParameters)
    {
        DeclarationModel declaration = type.Declaration;
        string carried = $"{From.Hessian}HessianClassFormatter<{declaration.FullName}>";
        // The name is a full one, because a parameter of the type's constructor can have the short name.
        string formatter = $"{declaration.FullName}.{GeneratedParts.Formatter}";
        bool isGeneric = typeParameters.Count > 0;
        FileEmitter.OpenOuter(source, declaration);
        source.Open(
            $"partial {declaration.Keyword} "
                + $"{declaration.Name}{(isGeneric ? "" : $" : {From.Hessian}IHessianType<{declaration.FullName}>")}");
        source.Line(isGeneric
            ? $"/// <summary>Creates a formatter of <see cref=\"{declaration.Cref}\"/> as <c>{type.JavaName}</c>.</summary>"
            : $"/// <summary>Gets the formatter of <see cref=\"{declaration.Cref}\"/> as <c>{type.JavaName}</c>.</summary>");
        if (isGeneric)
        {
            foreach (TypeParameterModel parameter in typeParameters)
            {
                source.Line(
                    $"/// <param name=\"{parameter.Formatter.TrimStart('@')}\">The formatter of <typeparamref "
                        + $"name=\"{parameter.Name.TrimStart('@')}\"/>.</param>");
            }

            string arguments = string.Join(", ", typeParameters.Select(parameter => parameter.Formatter));
            source.Line($"public static {carried} Hessian({Parameters(typeParameters)}) => new {formatter}({arguments});");
        }
        else
        {
            source.Line($"public static {(hidesBase ? "new " : "")}{carried} Hessian => {formatter}.Instance;");
            source.Separate();
            source.Line($"static {carried} {From.Hessian}IHessianType<{declaration.FullName}>.Formatter => {formatter}.Instance;");
        }

        source.Separate();
        EmitFormatter(
            source,
            type,
            $"private sealed class {GeneratedParts.Formatter}({Parameters(typeParameters)})",
            isGeneric ? null : $"{GeneratedParts.Formatter} Instance");
        source.Close();
        FileEmitter.CloseOuter(source, declaration);
    }

    /// <summary>Emits a separate class that is the formatter.</summary>
    private static void EmitCompanion(SourceWriter source, TypeModel type)
    {
        string name = type.Declaration.Companion;
        source.Line($"/// <summary>Formats <see cref=\"{type.Declaration.Cref}\"/> as <c>{type.JavaName}</c>.</summary>");
        EmitFormatter(source, type, $"internal sealed class {name}()", $"{name} Formatter");
    }

    /// <param name="source">The writer of the code.</param>
    /// <param name="type">The type.</param>
    /// <param name="head">The declaration of the formatter.</param>
    /// <param name="instance">The type and name of the field with the only instance, or null if there are several instances. The field
    /// comes first, because other formatters can use it while the static fields of this one are initialized.</param>
    private static void EmitFormatter(SourceWriter source, TypeModel type, string head, string? instance)
    {
        EquatableArray<FieldModel> fields = type is ClassModel model ? model.Fields : ((ExceptionModel)type).Fields;
        bool isException = type is ExceptionModel;
        string formatter = From.Hessian + (isException ? "HessianExceptionFormatter" : "HessianClassFormatter");
        string[] arguments = [type.JavaName, .. fields.Select(field => field.JavaName)];
        FileEmitter.MarkObsolete(source, type.Declaration);
        OpenDerived(
            source,
            $"{head} : {formatter}<{type.Declaration.FullName}>({(isException ? "" : $"new {From.Hessian}ClassDefinition(")}",
            arguments,
            isException ? ")" : "))");
        if (instance is not null)
        {
            source.Line($"public static readonly {instance} = new();");
            source.Separate();
        }

        ValueEmitter.EmitFormats(source, fields, isShared: instance is not null);
        source.Separate();
        if (type is ClassModel classModel)
            ClassEmitter.Emit(source, classModel);
        else
            ExceptionEmitter.Emit(source, (ExceptionModel)type);
        source.Close();
    }

    /// <summary>Opens a class that passes texts to its base class. They are put on separate lines if they do not fit.</summary>
    private static void OpenDerived(SourceWriter source, string head, string[] texts, string tail)
    {
        string[] quoted = [.. texts.Select(text => $"\"{text}\"")];
        string line = head + string.Join(", ", quoted) + tail;
        if (source.Fits(line))
        {
            source.Open(line);
            return;
        }

        source.Line(head);
        source.Indent();
        source.Items(quoted, tail);
        source.Unindent();
        source.Open();
    }

    public static string Parameters(EquatableArray<TypeParameterModel> typeParameters) =>
        string.Join(", ", typeParameters.Select(parameter => $"{From.Hessian}IHessianFormatter<{parameter.Name}> {parameter.Formatter}"));
}
