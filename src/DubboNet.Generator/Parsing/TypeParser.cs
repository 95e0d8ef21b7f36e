using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Turns a type with a Java name into a model of its formatter.</summary>
internal static class TypeParser
{
    private const string Formatter = "formatter";

    /// <summary>A type of one's own; null if nothing is to be generated for it.</summary>
    public static TypeModel? ParseOwn(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        if (!HasClassName(type, attribute, attribute.Text(), sink))
            return null;
        SubtypeParser.Check(type, sink);
        if (type.TypeKind == TypeKind.Enum)
            return Parse(type, attribute.Text()!, true, compilation, sink);
        if (type.IsStatic || type.IsRefLikeType || type.ContainingType is { IsGenericType: true })
        {
            sink.Add(Rules.NotCarriable, type, type.Name, type.IsStatic ? "it is static" : type.IsRefLikeType ? "it is a ref struct" : "the type around it is generic");
            return null;
        }

        if (type.IsAbstract || FormatResolver.CarriesItself(type))
            return null;
        if (DeclarationParser.FindNotPartial(type) is { } closed)
        {
            sink.Add(Rules.NotPartial, closed, closed.Name, Formatter, DeclarationParser.KeywordOf(closed));
            return null;
        }

        return Parse(type, attribute.Text()!, true, compilation, sink);
    }

    /// <summary>A type of others, which the assembly lists.</summary>
    public static TypeModel? ParseForeign(AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol type || !HasClassName(type, attribute, attribute.Text(1), sink))
            return null;
        if (type.IsAbstract || type.IsGenericType || type.IsRefLikeType || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            string reason = type.IsAbstract ? "it is abstract: list what derives from it" : type.IsGenericType ? "it is generic" : "it is out of reach";
            sink.Add(Rules.NotCarriable, attribute, type.Name, reason);
            return null;
        }

        return Parse(type, attribute.Text(1)!, false, compilation, sink.For(attribute));
    }

    private static bool HasClassName(INamedTypeSymbol type, AttributeData attribute, string? javaName, DiagnosticSink sink)
    {
        if (JavaNames.IsClassName(javaName))
            return true;
        sink.Add(Rules.MalformedJavaName, attribute, javaName ?? "null", "class name", $"com.acme.{type.Name}");
        return false;
    }

    private static TypeModel? Parse(INamedTypeSymbol type, string javaName, bool isOwn, Compilation compilation, DiagnosticSink sink)
    {
        DeclarationModel declaration = DeclarationParser.Parse(type);
        if (!isOwn)
            declaration = declaration with { Accessibility = "internal" };
        if (type.TypeKind == TypeKind.Enum)
            return EnumParser.Parse(type, declaration, javaName, sink);
        bool hidesBase = Bases(type).Any(level => KnownAttributes.JavaNameOf(level) is not null && !level.IsAbstract);
        var members = new MemberParser(type, isOwn, compilation, sink);
        return IsException(type)
            ? ExceptionParser.Parse(type, declaration, javaName, isOwn, hidesBase, members, sink)
            : ClassParser.Parse(type, declaration, javaName, isOwn, hidesBase, members, sink);
    }

    private static bool IsException(INamedTypeSymbol type) => Bases(type).Any(level => level.ToDisplayString() == "System.Exception");

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
            yield return level;
    }
}
