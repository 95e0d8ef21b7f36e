using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Contains the attributes with which users control the generator.</summary>
internal static class KnownAttributes
{
    public const string HessianType = "DubboNet.HessianTypeAttribute";
    public const string HessianTypeFor = "DubboNet.HessianTypeForAttribute";
    public const string HessianFormatterFor = "DubboNet.HessianFormatterForAttribute";
    public const string HessianDefaults = "DubboNet.HessianDefaultsAttribute";
    public const string HessianField = "DubboNet.HessianFieldAttribute";
    public const string HessianIgnore = "DubboNet.HessianIgnoreAttribute";
    public const string HessianSubtype = "DubboNet.HessianSubtypeAttribute";
    public const string HessianFallback = "DubboNet.HessianFallbackAttribute";
    public const string JavaType = "DubboNet.JavaTypeAttribute";

    public const string DubboService = "DubboNet.DubboServiceAttribute";
    public const string DubboMethod = "DubboNet.DubboMethodAttribute";
    public const string DubboCallback = "DubboNet.DubboCallbackAttribute";
    public const string DubboThrows = "DubboNet.DubboThrowsAttribute";

    public static AttributeData? Find(this ISymbol symbol, string attribute) => Find(symbol.GetAttributes(), attribute);

    public static AttributeData? Find(IEnumerable<AttributeData> attributes, string attribute) =>
        attributes.FirstOrDefault(found => found.Is(attribute));

    public static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    public static bool Is(this AttributeData data, string attribute) => data.AttributeClass?.ToDisplayString() == attribute;

    /// <summary>Returns the text of a constructor argument, or null if there is none.</summary>
    public static string? Text(this AttributeData? data, int argument = 0) =>
        data?.ConstructorArguments.Length > argument ? data.ConstructorArguments[argument].Value as string : null;

    /// <summary>Returns the value of a property, or null if it is not set.</summary>
    public static object? Named(this AttributeData? data, string property) =>
        data?.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value is { Kind: TypedConstantKind.Primitive } value
            ? value.Value
            : null;

    /// <summary>Returns the number in a property, or 0 if it is not set.</summary>
    public static int Number(this AttributeData? data, string property) => data.Named(property) is int number ? number : 0;

    /// <summary>Returns the Java class that a type specifies by an attribute.</summary>
    public static string? JavaNameOf(ITypeSymbol type) => type.Find(HessianType).Text();

    /// <summary>Returns the types that can be used where this one is declared.</summary>
    public static IEnumerable<INamedTypeSymbol> SubtypesOf(ITypeSymbol type) =>
        from attribute in type.GetAttributes()
        where attribute.Is(HessianSubtype) && attribute.ConstructorArguments.Length == 1
        let subtype = attribute.ConstructorArguments[0].Value as INamedTypeSymbol
        where subtype is not null
        select subtype;
}
