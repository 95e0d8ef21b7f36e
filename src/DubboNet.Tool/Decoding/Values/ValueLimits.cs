namespace DubboNet.Tool;

/// <summary>Limits what is kept of a message, so that hostile bytes cost no more than their length.</summary>
internal static class ValueLimits
{
    /// <summary>The nesting up to which values are decoded.</summary>
    public const int MaxDepth = 200;

    /// <summary>The number of values of a message that are kept. Later ones are read and counted.</summary>
    public const int MaxNodes = 20_000;

    /// <summary>The lists, maps and objects of a message that can be referred to.</summary>
    public const int MaxObjects = 4 * 1024 * 1024;

    /// <summary>The class definitions of a message.</summary>
    public const int MaxClasses = 4096;

    /// <summary>The characters of a class, field or type name that are kept. Names can be repeated in a byte.</summary>
    private const int MaxName = 300;

    /// <summary>Returns a name, shortened if it is too long for a real one.</summary>
    public static string Name(string name) =>
        name.Length <= MaxName ? name : $"{name.AsSpan(0, MaxName)}… ({name.Length} characters)";
}
