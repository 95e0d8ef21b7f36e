namespace DubboNet.Java;

/// <summary>Represents a place in which types are mapped: its type parameters, and where to report what has no type.</summary>
/// <param name="names">The C# names of the type parameters of a class.</param>
/// <param name="bounds">The type parameters that are replaced by their bounds, as those of a method.</param>
/// <param name="report">Is called with a sentence for each type that became an object.</param>
internal sealed class MapScope(
    IReadOnlyList<TypeParameterPlan> names, IReadOnlyList<JavaTypeParameter> bounds, Action<string> report)
{
    /// <summary>Returns the C# name of a type parameter of the class, or null if it is none.</summary>
    public string? FindName(string variable) => names.FirstOrDefault(parameter => parameter.JavaName == variable)?.Name;

    /// <summary>Returns the bound of a type parameter of the method, or null if it is none.</summary>
    public JavaType? FindBound(string variable) => bounds.FirstOrDefault(parameter => parameter.Name == variable)?.Bounds[0];

    public void Report(string reason) => report(reason);
}
