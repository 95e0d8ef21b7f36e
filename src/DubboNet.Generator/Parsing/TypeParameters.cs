using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Determines the type parameters of a generic type, and the names of the formatters of their type arguments.</summary>
internal static class TypeParameters
{
    /// <summary>The names that the code of a formatter uses.</summary>
    private static readonly HashSet<string> Taken = ["value", "field", "fields", "reader", "writer", "error"];

    public static EquatableArray<TypeParameterModel> Create(INamedTypeSymbol type) =>
        type.TypeParameters.Select(parameter => new TypeParameterModel(TypeNames.Escape(parameter.Name), FormatterOf(parameter)))
            .ToEquatable();

    /// <summary>
    /// Returns the parameter with the formatter of a type argument. It is the name of the type parameter in camel case, unless that is in
    /// use.
    /// </summary>
    public static string FormatterOf(ITypeParameterSymbol parameter)
    {
        string name = JavaNames.ToCamelCase(parameter.Name);
        bool isFree = !Taken.Contains(name) && parameter.DeclaringType!.TypeParameters.All(other =>
            other.Ordinal == parameter.Ordinal || JavaNames.ToCamelCase(other.Name) != name);
        return isFree ? TypeNames.Escape(name) : $"{name}Formatter{parameter.Ordinal + 1}";
    }
}
