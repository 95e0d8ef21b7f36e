namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Represents a declared type that others can refer to.</summary>
/// <param name="Reference">The full name in code, without type arguments.</param>
/// <param name="Form">One of <c>class</c>, <c>record</c>, <c>struct</c>, <c>enum</c> and <c>interface</c>.</param>
internal sealed record HostileType(string Reference, string Form)
{
    /// <summary>Gets a valid type argument for each type parameter, or null if any type is valid.</summary>
    public IReadOnlyList<string?> Parameters { get; init; } = [];

    /// <summary>Gets a value indicating whether the other assembly declares it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Gets a value indicating whether other types can derive from it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets the arguments that a derived type passes to its constructor. Empty if there are none.</summary>
    public string BaseArguments { get; init; } = "";

    /// <summary>Gets a value indicating whether only obsolete code can refer to it.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Gets the names of its members and those of its bases.</summary>
    public HashSet<string> Members { get; init; } = [];

    /// <summary>Gets the properties that a derived type can hide.</summary>
    public List<string> Hideable { get; init; } = [];

    /// <summary>Gets the properties that a derived type can override, with their types, and whether it must.</summary>
    public List<(string Name, string Type, bool IsAbstract)> Virtual { get; init; } = [];

    /// <summary>Gets the attributes that list its subtypes, which are declared later.</summary>
    public List<string> Subtypes { get; init; } = [];

    /// <summary>Gets a constant of an enum for the default value of a parameter.</summary>
    public string? Constant { get; init; }

    /// <summary>Gets the methods of an interface that a derived one can declare again, with result, name and parameters.</summary>
    public List<(string Result, string Name, string Parameters)> Methods { get; init; } = [];

    public bool IsValue => Form is "struct" or "enum";

    /// <summary>Gets the mark in its text that is replaced with the attributes that list its subtypes.</summary>
    public string SubtypesMark => $"/*{Reference}`{Parameters.Count}*/";
}

/// <summary>Represents a namespace or a containing type in which types are declared.</summary>
/// <param name="Prefix">The full name with a trailing dot.</param>
/// <param name="Taken">The names in use. Names of types with type parameters include their number.</param>
internal sealed record HostileScope(string Prefix, HashSet<string> Taken);
