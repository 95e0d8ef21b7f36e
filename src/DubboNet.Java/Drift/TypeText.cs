namespace DubboNet.Java;

/// <summary>Represents a type that was parsed from the text of a snapshot. Wildcards are their bounds.</summary>
internal sealed record TypeText(string Name, IReadOnlyList<TypeText> Arguments, int Dimensions)
{
    public bool IsVoid => Name == "void";

    /// <summary>Gets a value indicating whether it is a type parameter, which has no package.</summary>
    public bool IsVariable => Dimensions == 0 && !Name.Contains('.', StringComparison.Ordinal) && char.IsUpper(Name[0]);

    public static TypeText Parse(string text)
    {
        int position = 0;
        return Parse(text, ref position);
    }

    private static TypeText Parse(string text, ref int position)
    {
        int end = text.AsSpan(position).IndexOfAny("<>,[");
        end = end < 0 ? text.Length : position + end;
        string name = text[position..end].Trim();
        position = end;
        name = name switch
        {
            _ when name.StartsWith("? extends ", StringComparison.Ordinal) => name["? extends ".Length..],
            _ when name.Length == 0 || name[0] == '?' => "java.lang.Object",
            _ => name,
        };
        List<TypeText> arguments = [];
        if (position < text.Length && text[position] == '<')
        {
            do
            {
                position++;
                arguments.Add(Parse(text, ref position));
            }
            while (position < text.Length && text[position] == ',');

            position++;
        }

        int dimensions = 0;
        for (; position + 1 < text.Length && text[position] == '['; position += 2)
            dimensions++;
        return new TypeText(name, arguments, dimensions);
    }
}
