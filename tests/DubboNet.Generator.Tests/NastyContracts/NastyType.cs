namespace DubboNet.Generator.Tests.NastyContracts;

/// <summary>A declared type, as others refer to it.</summary>
/// <param name="Reference">Its full name as code has it, without type arguments.</param>
/// <param name="Form"><c>class</c>, <c>record</c>, <c>struct</c>, <c>enum</c> or <c>interface</c>.</param>
internal sealed record NastyType(string Reference, string Form)
{
    /// <summary>A type argument that suits each type parameter; null where any does.</summary>
    public IReadOnlyList<string?> Parameters { get; init; } = [];

    /// <summary>Whether the other assembly declares it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether others can derive from it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What a derived type gives its constructor; empty if nothing.</summary>
    public string BaseArguments { get; init; } = "";

    /// <summary>Whether only obsolete code may refer to it.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>The names of its members and those of its bases.</summary>
    public HashSet<string> Members { get; init; } = [];

    /// <summary>The properties that a derived type may hide.</summary>
    public List<string> Hideable { get; init; } = [];

    /// <summary>The properties that a derived type may override, with their types, and whether it must.</summary>
    public List<(string Name, string Type, bool IsAbstract)> Virtual { get; init; } = [];

    /// <summary>The attributes that list its subtypes, which are declared later.</summary>
    public List<string> Subtypes { get; init; } = [];

    /// <summary>Of an enum, a constant for the default value of a parameter.</summary>
    public string? Constant { get; init; }

    /// <summary>Of an interface, the methods that a derived one may declare again: result, name and parameters.</summary>
    public List<(string Result, string Name, string Parameters)> Methods { get; init; } = [];

    public bool IsValue => Form is "struct" or "enum";

    /// <summary>Where its text is to have the attributes that list its subtypes.</summary>
    public string SubtypesMark => $"/*{Reference}`{Parameters.Count}*/";
}

/// <summary>What declares types: a namespace, or a type around them.</summary>
/// <param name="Prefix">The full name with a dot behind it.</param>
/// <param name="Taken">The names in it, of types with type parameters with their number.</param>
internal sealed record NastyScope(string Prefix, HashSet<string> Taken);
