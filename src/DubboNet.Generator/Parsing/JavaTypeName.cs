namespace DubboNet.Generator;

/// <summary>Represents a Java type as in Java source code, with its name, type arguments and array dimensions.</summary>
internal sealed class JavaTypeName
{
    private static readonly string[] Bounds = ["?extends", "?super"];

    private JavaTypeName(string name, IReadOnlyList<JavaTypeName> arguments, int dimensions)
    {
        Name = name;
        Arguments = arguments;
        Dimensions = dimensions;
    }

    public string Name { get; }

    public IReadOnlyList<JavaTypeName> Arguments { get; }

    public int Dimensions { get; }

    /// <summary>Gets the type without type arguments, as in descriptors.</summary>
    public string Erased => Name + string.Concat(Enumerable.Repeat("[]", Dimensions));

    /// <summary>Gets the type of an array's elements.</summary>
    public JavaTypeName Component => new(Name, Arguments, Dimensions - 1);

    /// <summary>Parses a text. Returns null if it is not a Java type.</summary>
    public static JavaTypeName? Parse(string text)
    {
        int position = 0;
        JavaTypeName? type = Parse(text.Replace(" ", ""), ref position);
        return position == text.Replace(" ", "").Length ? type : null;
    }

    private static JavaTypeName? Parse(string text, ref int position)
    {
        string name = TakeName(text, ref position);
        if (!JavaNames.IsClassName(name))
            return null;
        List<JavaTypeName>? arguments = TakeArguments(text, ref position);
        if (arguments is null)
            return null;
        int dimensions = 0;
        for (; string.CompareOrdinal(text, position, "[]", 0, 2) == 0; position += 2)
            dimensions++;
        return new JavaTypeName(name, arguments, dimensions);
    }

    /// <summary>Reads a name, or the bound of a wildcard.</summary>
    private static string TakeName(string text, ref int position)
    {
        int end = text.IndexOfAny(['<', '>', ',', '['], position);
        string name = text.Substring(position, (end < 0 ? text.Length : end) - position);
        position += name.Length;
        if (name == "?")
            return "java.lang.Object";
        return Bounds.Where(bound => name.StartsWith(bound, StringComparison.Ordinal))
            .Select(bound => name.Substring(bound.Length))
            .FirstOrDefault() ?? name;
    }

    private static List<JavaTypeName>? TakeArguments(string text, ref int position)
    {
        var arguments = new List<JavaTypeName>();
        if (position >= text.Length || text[position] != '<')
            return arguments;
        do
        {
            position++;
            if (Parse(text, ref position) is not { } argument)
                return null;
            arguments.Add(argument);
        }
        while (position < text.Length && text[position] == ',');

        bool isClosed = position < text.Length && text[position] == '>';
        position++;
        return isClosed ? arguments : null;
    }
}
