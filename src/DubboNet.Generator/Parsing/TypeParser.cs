using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts a type with a Java name to a model of its formatter.</summary>
internal static class TypeParser
{
    private const string Formatter = "formatter";

    /// <summary>Converts a type of this assembly. Returns null if no code is to be generated for it.</summary>
    public static TypeModel? ParseOwn(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        sink = sink.For(type);
        CheckName(type, attribute, attribute.Text(), sink);
        SubtypeParser.Check(type, sink);
        if (TypeObstacles.Find(type, compilation) is { } obstacle)
        {
            sink.Add(Rules.NotCarriable, type, type.Name, obstacle);
            return null;
        }

        bool isEnum = type.TypeKind == TypeKind.Enum;
        if (!isEnum && (type.IsAbstract || FormatResolver.HasOwnFormatter(type)))
            return null;
        if (!isEnum && DeclarationParser.FindNotPartial(type) is { } closed)
        {
            sink.Add(Rules.NotPartial, closed, closed.Name, Formatter, DeclarationParser.KeywordOf(closed));
            return null;
        }

        return Parse(type, attribute.Text() ?? "", true, compilation, sink);
    }

    /// <summary>Converts a type of another assembly that this assembly lists.</summary>
    public static TypeModel? ParseForeign(AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol type)
            return null;
        sink = sink.For(attribute);
        if (TypeObstacles.FindForeign(type, attribute, compilation) is { } obstacle)
        {
            sink.Add(Rules.NotCarriable, attribute, type.Name, obstacle);
            return null;
        }

        CheckName(type, attribute, attribute.Text(1), sink);
        return Parse(type, attribute.Text(1) ?? "", false, compilation, sink);
    }

    private static void CheckName(INamedTypeSymbol type, AttributeData attribute, string? javaName, DiagnosticSink sink)
    {
        if (!JavaNames.IsClassName(javaName))
            sink.Add(Rules.MalformedJavaName, attribute, javaName ?? "null", "class name", $"com.acme.{type.Name}");
    }

    /// <summary>Creates the model. The model of a type with an error has no members, so that no member is silently left out.</summary>
    private static TypeModel? Parse(INamedTypeSymbol type, string javaName, bool isOwn, Compilation compilation, DiagnosticSink sink)
    {
        DeclarationModel declaration = DeclarationParser.Parse(type);
        if (!isOwn)
            declaration = declaration with { Accessibility = "internal" };
        bool hidesBase = Bases(type).Any(HasFormatter);
        TypeModel? model = ParseMembers(type, declaration, javaName, isOwn, hidesBase, compilation, sink);
        if (sink.Error is not { } mistake)
            return model;
        EquatableArray<TypeParameterModel> parameters = TypeParameters.Create(type);
        return new BrokenModel(declaration, javaName, parameters, mistake, isOwn, type.TypeKind == TypeKind.Enum, hidesBase);
    }

    private static TypeModel? ParseMembers(
        INamedTypeSymbol type, DeclarationModel declaration, string javaName, bool isOwn, bool hidesBase, Compilation compilation,
        DiagnosticSink sink)
    {
        if (type.TypeKind == TypeKind.Enum)
            return EnumParser.Parse(type, declaration, javaName, sink);
        var members = new MemberParser(type, isOwn, compilation, sink);
        return IsException(type)
            ? ExceptionParser.Parse(type, declaration, javaName, isOwn, hidesBase, members, sink)
            : ClassParser.Parse(type, declaration, javaName, isOwn, hidesBase, members, sink);
    }

    private static bool HasFormatter(INamedTypeSymbol type) =>
        !type.GetMembers(GeneratedParts.Property).IsEmpty
        || (KnownAttributes.JavaNameOf(type) is not null && !type.IsAbstract && !FormatResolver.HasOwnFormatter(type));

    private static bool IsException(INamedTypeSymbol type) => Bases(type).Any(level => level.ToDisplayString() == "System.Exception");

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
            yield return level;
    }
}
