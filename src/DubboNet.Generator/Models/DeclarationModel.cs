namespace DubboNet.Generator;

/// <summary>Represents the declaration that generated code belongs to.</summary>
/// <param name="Namespace">The namespace. Empty for the global one.</param>
/// <param name="Outer">The heads of the containing types, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Keyword">One of <c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c>, <c>interface</c> and <c>enum</c>.</param>
/// <param name="Name">The name in its declaration, with type parameters, such as <c>Page&lt;T&gt;</c>.</param>
/// <param name="FullName">The name that is valid in any code, such as <c>global::Acme.Page&lt;T&gt;</c>.</param>
/// <param name="Companion">The name of the separate class with its formatter, if members cannot be added to it.</param>
/// <param name="Accessibility">The accessibility of separate classes, which is <c>public</c> or <c>internal</c>.</param>
/// <param name="HintName">The name of the generated file without its suffix.</param>
internal sealed record DeclarationModel(
    string Namespace, EquatableArray<string> Outer, string Keyword, string Name, string FullName, string Companion, string Accessibility,
    string HintName)
{
    /// <summary>Gets a value indicating whether the generated code uses a symbol that the user marked as obsolete with an error.</summary>
    public bool UsesObsolete { get; init; }

    /// <summary>
    /// Gets the key and value of the assembly attribute that lists the members that other assemblies cannot access, or null if there are
    /// none.
    /// </summary>
    public (string Key, string Members)? Hidden { get; init; }

    /// <summary>Returns the same declaration for code that uses the named types.</summary>
    public DeclarationModel With(bool usesObsolete) => this with { UsesObsolete = UsesObsolete || usesObsolete };

    /// <summary>Gets the name in documentation comments.</summary>
    public string Cref => FullName.Replace('<', '{').Replace('>', '}');
}
