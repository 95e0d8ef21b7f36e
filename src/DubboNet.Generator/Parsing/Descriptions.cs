using System.Text;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>
/// Describes what only C# tells about a contract, as JSON for documents such as those of OpenAPI. This is the nullability, declared
/// exceptions, derived classes and documentation comments.
/// </summary>
internal static class Descriptions
{
    /// <summary>Describes a method of an interface.</summary>
    public static string OfMethod(IMethodSymbol method, INamedTypeSymbol contract)
    {
        var comment = DocumentationComment.Of(method);
        IEnumerable<string> parameters = method.Parameters
            .Where(parameter => MethodParser.RoleOf(parameter) == ParameterRole.Argument)
            .Select(parameter => OfValue(comment.Parameter(parameter.Name), parameter.Type));
        ITypeSymbol? result = (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        IEnumerable<ISymbol> declaring = ((IEnumerable<ISymbol>)[method, method.ContainingType, contract]).Distinct(
            SymbolEqualityComparer.Default).OfType<ISymbol>();
        var thrown = new Dictionary<string, string>();
        foreach (AttributeData attribute in declaring.SelectMany(symbol => symbol.GetAttributes()))
            AddThrown(thrown, attribute, comment);
        return Json.Object(
            ("summary", Quote(comment.Summary)),
            ("parameters", Json.Array(parameters)),
            ("result", result is null ? null : OfValue(comment.Returns, result)),
            ("throws", thrown.Count == 0
                ? null
                : Json.Object([.. thrown.Select(pair => (pair.Key, (string?)Json.Quote(pair.Value)))])));
    }

    /// <summary>Describes a class or an enum.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">Its fields or constants with their Java names.</param>
    public static string OfType(INamedTypeSymbol type, IEnumerable<KeyValuePair<string, ISymbol>> members)
    {
        var comment = DocumentationComment.Of(type);
        IEnumerable<string> subtypes = KnownAttributes.SubtypesOf(type)
            .Select(KnownAttributes.JavaNameOf).Where(JavaNames.IsClassName).Select(name => Json.Quote(name!));
        (string, string?)[] described = [.. members.Select(member => (member.Key, (string?)OfMember(member.Value, comment)))];
        return Json.Object(
            ("summary", Quote(comment.Summary)),
            ("subtypes", Json.Array(subtypes)),
            ("members", described.Length == 0 ? null : Json.Object(described)));
    }

    /// <summary>Returns the summary of a symbol as JSON, or null if it has none.</summary>
    public static string? SummaryOf(ISymbol symbol) => Quote(DocumentationComment.Of(symbol).Summary);

    // A positional member of a record is described as a parameter of the type.
    private static string OfMember(ISymbol member, DocumentationComment ofType)
    {
        string? summary = DocumentationComment.Of(member).Summary ?? ofType.Parameter(member.Name);
        return member is IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum }
            ? Json.Object(("summary", Quote(summary)))
            : OfValue(summary, MemberParser.TypeOf(member));
    }

    private static string OfValue(string? summary, ITypeSymbol type)
    {
        var nullable = new StringBuilder();
        AddNullability(nullable, type);
        return Json.Object(("summary", Quote(summary)), ("nullable", Json.Quote(nullable.ToString())));
    }

    // A digit for the type, followed by those of its type arguments or its items. 0 is not null.
    private static void AddNullability(StringBuilder text, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            int start = text.Length;
            AddNullability(text, nullable.TypeArguments[0]);
            text[start] = '1';
            return;
        }

        text.Append(type.IsValueType || type.NullableAnnotation == NullableAnnotation.NotAnnotated ? '0' : '1');
        IEnumerable<ITypeSymbol> parts = type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            INamedTypeSymbol named => named.TypeArguments,
            _ => [],
        };
        foreach (ITypeSymbol part in parts)
            AddNullability(text, part);
    }

    private static void AddThrown(Dictionary<string, string> thrown, AttributeData attribute, DocumentationComment comment)
    {
        if (!attribute.Is(KnownAttributes.DubboThrows))
            return;
        var type = attribute.ConstructorArguments.ElementAtOrDefault(0).Value as INamedTypeSymbol;
        string? javaName = type is null ? attribute.Text() : KnownAttributes.JavaNameOf(type);
        if (!JavaNames.IsClassName(javaName) || thrown.ContainsKey(javaName!))
            return;
        thrown.Add(javaName!, type is null ? "" : comment.Exception(type) ?? DocumentationComment.Of(type).Summary ?? "");
    }

    private static string? Quote(string? text) => text is null ? null : Json.Quote(text);
}
