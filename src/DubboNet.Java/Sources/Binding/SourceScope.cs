namespace DubboNet.Java;

/// <summary>A place in a source, with the names that it declares.</summary>
/// <param name="Unit">The file.</param>
/// <param name="Outer">The place around it, or null for a place that only the file is around.</param>
/// <param name="Type">The type whose body it is, or null for the head of a type or a method.</param>
/// <param name="Name">The binary name of the type, or an empty text.</param>
/// <param name="Parameters">The type parameters.</param>
internal sealed record SourceScope(
    SourceUnit Unit, SourceScope? Outer, TypeDeclaration? Type, string Name, IReadOnlyList<TypeParameterSyntax> Parameters)
{
    /// <summary>Gets the scope of the names before the body of a type, for the scope of the body.</summary>
    public SourceScope Head => this with { Type = null, Name = "" };

    /// <summary>Returns the scope that declares a type parameter, or null if the name is not one.</summary>
    public SourceScope? FindVariable(string name)
    {
        for (SourceScope? scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (TypeParameterSyntax parameter in scope.Parameters)
            {
                if (parameter.Name == name)
                    return scope;
            }
        }

        return null;
    }
}
