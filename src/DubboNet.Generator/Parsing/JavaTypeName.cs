namespace DubboNet.Generator;

/// <summary>A Java type as its source has it: name, type arguments, array dimensions.</summary>
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

    /// <summary>Without type arguments, as descriptors have it.</summary>
    public string Erased => Name + string.Concat(Enumerable.Repeat("[]", Dimensions));

    /// <summary>The type of an array's elements.</summary>
    public JavaTypeName Component => new(Name, Arguments, Dimensions - 1);

    /// <summary>Null if the text is no Java type.</summary>
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

    /// <summary>A name, of a wildcard its bound.</summary>
    private static string TakeName(string text, ref int position)
    {
        int end = text.IndexOfAny(['<', '>', ',', '['], position);
        string name = text.Substring(position, (end < 0 ? text.Length : end) - position);
        position += name.Length;
        if (name == "?")
            return "java.lang.Object";
        return Bounds.Where(bound => name.StartsWith(bound, StringComparison.Ordinal)).Select(bound => name.Substring(bound.Length)).FirstOrDefault() ?? name;
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
