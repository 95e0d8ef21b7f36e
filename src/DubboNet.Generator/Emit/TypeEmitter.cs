namespace DubboNet.Generator;

/// <summary>The file with a type's formatter.</summary>
internal static class TypeEmitter
{
    public static string FileName(TypeModel type) => $"{type.Declaration.HintName}.Hessian.g.cs";

    public static string Emit(TypeModel type)
    {
        SourceWriter source = FileEmitter.Begin(type.Declaration, [.. type.Declaration.Usings, .. Used(type)]);
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

        return source.ToString();
    }

    /// <summary>The namespaces of what the form of a formatter needs.</summary>
    private static IEnumerable<string> Used(TypeModel type)
    {
        yield return "DubboNet.Hessian";
        if (type is ExceptionModel)
            yield return "System";
        bool hasAccessors = type switch
        {
            ClassModel model => model.Fields.Any(field => field.NeedsAccessor(model.Construction.IsGathered)),
            ExceptionModel model => model.Fields.Any(field => field.NeedsAccessor(hasInitializer: true)),
            _ => false,
        };
        if (hasAccessors)
            yield return "System.Runtime.CompilerServices";
    }

    /// <summary>A part of the type that has the formatter in it.</summary>
    private static void EmitOwn(SourceWriter source, TypeModel type, bool hidesBase, EquatableArray<string> typeParameters)
    {
        DeclarationModel declaration = type.Declaration;
        string carried = $"HessianClassFormatter<{declaration.Name}>";
        bool isGeneric = typeParameters.Count > 0;
        FileEmitter.OpenOuter(source, declaration);
        source.Open($"partial {declaration.Keyword} {declaration.Name}{(isGeneric ? "" : $" : IHessianType<{declaration.Name}>")}");
        source.Line($"/// <summary>Carries <see cref=\"{declaration.Cref}\"/> as <c>{type.JavaName}</c>.</summary>");
        if (isGeneric)
        {
            foreach (string parameter in typeParameters)
                source.Line($"/// <param name=\"{ParameterName(parameter).TrimStart('@')}\">Carries <typeparamref name=\"{parameter}\"/>.</param>");
            string arguments = string.Join(", ", typeParameters.Select(ParameterName));
            source.Line($"public static {carried} Hessian({Parameters(typeParameters)}) => new HessianFormatter({arguments});");
        }
        else
        {
            source.Line($"public static {(hidesBase ? "new " : "")}{carried} Hessian => HessianFormatter.Instance;");
            source.Separate();
            source.Line($"static {carried} IHessianType<{declaration.Name}>.Formatter => HessianFormatter.Instance;");
        }

        source.Separate();
        EmitFormatter(source, type, $"private sealed class HessianFormatter({Parameters(typeParameters)})", isGeneric ? null : "HessianFormatter Instance");
        source.Close();
        FileEmitter.CloseOuter(source, declaration);
    }

    /// <summary>A class beside the type that is the formatter.</summary>
    private static void EmitCompanion(SourceWriter source, TypeModel type)
    {
        string name = CompanionName(type.Declaration);
        source.Line($"/// <summary>Carries <see cref=\"{TypeName(type.Declaration)}\"/> as <c>{type.JavaName}</c>.</summary>");
        EmitFormatter(source, type, $"internal sealed class {name}()", $"{name} Formatter");
    }

    /// <param name="source">Takes the code.</param>
    /// <param name="type">The type.</param>
    /// <param name="head">The formatter's declaration.</param>
    /// <param name="instance">Type and name of the field with the one instance; null if there are several. It stands first: what other
    /// formatters make of it while this one's static fields are set must find it set.</param>
    private static void EmitFormatter(SourceWriter source, TypeModel type, string head, string? instance)
    {
        EquatableArray<FieldModel> fields = type is ClassModel model ? model.Fields : ((ExceptionModel)type).Fields;
        bool isException = type is ExceptionModel;
        string formatter = isException ? "HessianExceptionFormatter" : "HessianClassFormatter";
        string[] arguments = [type.JavaName, .. fields.Select(field => field.JavaName)];
        OpenDerived(
            source,
            $"{head} : {formatter}<{TypeName(type.Declaration)}>({(isException ? "" : "new ClassDefinition(")}",
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

    /// <summary>A class that gives its base texts: below it if they are too many for one line.</summary>
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
        source.Line(quoted[0] + ",");
        source.Items(quoted.Skip(1), tail);
        source.Unindent();
        source.Open();
    }

    /// <summary>How code in the namespace of a type names it.</summary>
    public static string TypeName(DeclarationModel declaration) =>
        string.Concat(declaration.Outer.Select(outer => outer.Substring(outer.LastIndexOf(' ') + 1) + ".")) + declaration.Name;

    public static string CompanionName(DeclarationModel declaration) => TypeName(declaration).Replace(".", "") + "Hessian";

    public static string Parameters(EquatableArray<string> typeParameters) =>
        string.Join(", ", typeParameters.Select(parameter => $"IHessianFormatter<{parameter}> {ParameterName(parameter)}"));

    private static string ParameterName(string typeParameter) => TypeNames.Escape(JavaNames.ToCamelCase(typeParameter));
}
