namespace DubboNet.AspNetCore;

/// <summary>Specifies how Java values are written as JSON.</summary>
internal sealed record JavaJsonOptions
{
    /// <summary>Gets a value indicating whether the text has line breaks.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Gets which 64-bit integers and decimals are written as strings. The default is none.</summary>
    public JsonNumberStrings NumberStrings { get; init; }

    /// <summary>Gets a value indicating whether objects have an entry <c>class</c> with the name of their Java class.</summary>
    public bool WithClasses { get; init; }

    /// <summary>
    /// Gets a value indicating whether an object that contains itself is an error instead of a reference to its place.
    /// </summary>
    public bool RefusesCycles { get; init; }

    /// <summary>Gets the maximum length of the text in bytes. A single value can make it longer.</summary>
    public long MaxLength { get; init; } = long.MaxValue;

    /// <summary>Gets a function that finds the classes that the source of the signatures describes.</summary>
    public Func<string, JavaTypeShape?> FindType { get; init; } = static _ => null;
}
