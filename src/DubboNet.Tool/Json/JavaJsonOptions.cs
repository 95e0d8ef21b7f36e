namespace DubboNet.Tool;

/// <summary>Specifies how Java values are written as JSON.</summary>
internal sealed record JavaJsonOptions
{
    /// <summary>Gets a value indicating whether the text has line breaks.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Gets a value indicating whether numbers that a double cannot hold exactly are written as strings.</summary>
    public bool BigNumbersAsStrings { get; init; }

    /// <summary>Gets a value indicating whether objects have an entry <c>class</c> with the name of their Java class.</summary>
    public bool WithClasses { get; init; }

    /// <summary>Gets a function that finds the classes that the source of the signatures describes.</summary>
    public Func<string, JavaTypeShape?> FindType { get; init; } = static _ => null;
}
