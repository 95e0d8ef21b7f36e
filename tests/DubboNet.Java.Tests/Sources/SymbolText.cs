namespace DubboNet.Java.Tests.Sources;

/// <summary>Describes a class with all its members.</summary>
internal static class SymbolText
{
    /// <summary>
    /// Returns lines for the class and its members. The compiler orders fields as the source does. Its other orders, the values of
    /// annotations and constants, and annotations that class files do not keep are left out.
    /// </summary>
    public static IReadOnlyList<string> Write(JavaClassSymbol type) =>
    [
        $"{type.Visibility} {Flags(type)} {type.Kind} {type.Name} ({type.SimpleName}) in {type.Outer}",
        $"<{string.Join(", ", type.TypeParameters)}> extends {type.Superclass} implements {string.Join(", ", type.Interfaces)}",
        $"permits {string.Join(", ", type.PermittedSubclasses.Where(name => !IsAnonymous(name)).Order(StringComparer.Ordinal))}",
        $"nested {string.Join(", ", type.NestedClasses.Order(StringComparer.Ordinal))}",
        .. type.EnumConstants.Select(Write),
        .. type.Fields.Select(Write),
        .. type.RecordComponents.Select(component => $"component {component.Type} {component.Name} {component.Nullness}"),
        .. type.Methods.Select(Write).Order(StringComparer.Ordinal),
    ];

    // The class of a constant with a body.
    private static bool IsAnonymous(string name) => char.IsAsciiDigit(name[name.LastIndexOf('$') + 1]);

    private static string Flags(JavaClassSymbol type) =>
        $"{(type.IsAbstract ? "abstract" : "")} {(type.IsFinal ? "final" : "")} {(type.IsStatic ? "static" : "")} "
            + $"{(type.IsDeprecated ? "deprecated" : "")} {(type.IsLocal ? "local" : "")} {(type.HasConstantBodies ? "bodies" : "")}";

    private static string Write(JavaFieldSymbol field) =>
        $"{field.Visibility} {(field.IsStatic ? "static" : "")} {(field.IsFinal ? "final" : "")} {(field.IsTransient ? "transient" : "")} "
            + $"{(field.IsDeprecated ? "deprecated" : "")} {field.Nullness} {field} in {field.DeclaringClass}";

    private static string Write(JavaMethodSymbol method) =>
        $"{method.Visibility} {(method.IsStatic ? "static" : "")} {(method.IsAbstract ? "abstract" : "")} "
            + $"{(method.IsDefault ? "default" : "")} {(method.IsVarargs ? "varargs" : "")} {(method.IsDeprecated ? "deprecated" : "")} "
            + $"{method.ResultNullness} {method} {method.Descriptor} in {method.DeclaringClass}, "
            + string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Name} {parameter.Nullness}"));
}
