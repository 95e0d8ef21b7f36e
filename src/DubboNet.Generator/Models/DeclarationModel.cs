namespace DubboNet.Generator;

/// <summary>Where generated code stands, and what it adds to.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Outer">The heads of the types around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c>, <c>interface</c>, <c>enum</c>.</param>
/// <param name="Name">As code there names it, with type parameters: <c>Page&lt;T&gt;</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>: how far code beside the type may be seen.</param>
/// <param name="HintName">The name of the generated file, without what it is for.</param>
internal sealed record DeclarationModel(
    string Namespace, EquatableArray<string> Outer, string Keyword, string Name, string Accessibility, string HintName)
{
    /// <summary>The namespaces of the types that code there names by their short names.</summary>
    public EquatableArray<string> Usings { get; init; }

    /// <summary>The name without type parameters.</summary>
    public string SimpleName => Name.Split('<')[0];

    /// <summary>How documentation comments refer to it.</summary>
    public string Cref => Name.Replace('<', '{').Replace('>', '}');
}
