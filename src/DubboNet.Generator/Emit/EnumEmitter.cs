namespace DubboNet.Generator;

/// <summary>The formatter of an enum: it stands beside the enum, which cannot be added to.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter source, EnumModel type)
    {
        string name = TypeEmitter.TypeName(type.Declaration);
        source.Line($"/// <summary>Carries <see cref=\"{name}\"/> as <c>{type.JavaName}</c>.</summary>");
        source.Open($"{type.Declaration.Accessibility} static class {TypeEmitter.CompanionName(type.Declaration)}");
        source.Line("/// <summary>The formatter.</summary>");
        source.Line($"public static HessianEnumFormatter<{name}> Formatter {{ get; }} = new(");
        source.Indent();
        source.Line($"\"{type.JavaName}\",");
        source.Items(
            type.Constants.Select((constant, i) => $"{(i == 0 ? "[" : "")}({name}.{constant.Name}, \"{constant.JavaName}\")"),
            type.Fallback is null ? "]);" : "],");
        if (type.Fallback is not null)
            source.Line($"{name}.{type.Fallback});");
        source.Unindent();
        source.Close();
    }
}
