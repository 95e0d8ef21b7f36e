namespace DubboNet.Generator;

/// <summary>Emits the formatter of an enum. It is in a separate class, because members cannot be added to an enum.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter source, EnumModel type)
    {
        string name = type.Declaration.FullName;
        source.Line($"/// <summary>Formats <see cref=\"{type.Declaration.Cref}\"/> as <c>{type.JavaName}</c>.</summary>");
        FileEmitter.MarkObsolete(source, type.Declaration);
        source.Open($"{type.Declaration.Accessibility} static class {type.Declaration.Companion}");
        source.Line("/// <summary>Gets the formatter.</summary>");
        source.Line($"public static {From.Hessian}HessianEnumFormatter<{name}> Formatter {{ get; }} = new(");
        source.Indent();
        source.Line($"\"{type.JavaName}\",");
        source.Items(
            type.Constants.Select((constant, i) => $"{(i == 0 ? "[" : "")}({name}.{constant.Name}, \"{constant.JavaName}\")")
                .DefaultIfEmpty("["),
            type.Fallback is null ? "]);" : "],");
        if (type.Fallback is not null)
            source.Line($"{name}.{type.Fallback});");
        source.Unindent();
        source.Close();
    }
}
