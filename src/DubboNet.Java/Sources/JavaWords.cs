namespace DubboNet.Java;

/// <summary>Knows the words of the Java language that cannot be names.</summary>
public static class JavaWords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "_", "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do",
        "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements", "import",
        "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short",
        "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void",
        "volatile", "while",
    };

    /// <summary>Returns whether a word cannot be the name of a class, a member or a parameter.</summary>
    public static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>Returns the first part of a class name that Java reserves, or null if there is none.</summary>
    public static string? FindReserved(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        return Array.Find(className.Split('.', '$'), IsReserved);
    }
}
