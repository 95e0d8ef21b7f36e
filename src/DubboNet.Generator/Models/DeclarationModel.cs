namespace DubboNet.Generator;

/// <summary>Where generated code stands, and what it adds to.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Outer">The heads of the types around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c>, <c>interface</c>, <c>enum</c>.</param>
/// <param name="Name">As its declaration names it, with type parameters: <c>Page&lt;T&gt;</c>.</param>
/// <param name="FullName">As code anywhere names it: <c>global::Acme.Page&lt;T&gt;</c>.</param>
/// <param name="Companion">The class beside it that holds its formatter, if it cannot be added to.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>: how far code beside the type may be seen.</param>
/// <param name="HintName">The name of the generated file, without what it is for.</param>
internal sealed record DeclarationModel(
    string Namespace, EquatableArray<string> Outer, string Keyword, string Name, string FullName, string Companion, string Accessibility, string HintName)
{
    /// <summary>Whether the generated code uses something that the user marked as obsolete so that its use is an error.</summary>
    public bool UsesObsolete { get; init; }

    /// <summary>What the assembly states of the members that other assemblies do not see: the key and the value; null if there are none.</summary>
    public (string Key, string Members)? Hidden { get; init; }

    /// <summary>The same, if code that uses what was named is generated for it.</summary>
    public DeclarationModel With(TypeNames names) => this with { UsesObsolete = UsesObsolete || names.UsesObsolete };

    /// <summary>How documentation comments refer to it.</summary>
    public string Cref => FullName.Replace('<', '{').Replace('>', '}');
}
