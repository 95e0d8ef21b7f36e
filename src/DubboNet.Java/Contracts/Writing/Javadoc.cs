namespace DubboNet.Java;

/// <summary>Represents a Javadoc comment, with the text of its parts as XML.</summary>
internal sealed class Javadoc
{
    private Javadoc(string[] paragraphs) => Paragraphs = paragraphs;

    /// <summary>Gets the paragraphs of the description.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>Gets the texts of parameters by their names, without type parameters.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the texts of exceptions with their names, in their order.</summary>
    public List<(string Name, string Text)> Exceptions { get; } = [];

    /// <summary>Gets the text of the result, which can be empty.</summary>
    public string Result { get; private set; } = "";

    /// <summary>Gets the text of the deprecation without markup, which can be empty.</summary>
    public string Deprecated { get; private set; } = "";

    /// <summary>Reads a comment.</summary>
    /// <param name="text">The comment without asterisks.</param>
    /// <param name="link">Returns the XML for the name of a class, or null for a name that is not a generated type.</param>
    public static Javadoc Parse(string text, Func<string, string?>? link = null)
    {
        List<string> blocks = SplitBlocks(text);
        var markup = new JavadocMarkup(link ?? (_ => null));
        var result = new Javadoc(markup.ToParagraphs(blocks[0]));
        foreach (string block in blocks.Skip(1))
            result.AddBlock(block, markup);
        return result;
    }

    /// <summary>Returns the text of a parameter as a comment of its own, or null if there is none.</summary>
    public static string? FindParameter(string text, string name)
    {
        foreach (string block in SplitBlocks(text).Skip(1))
        {
            (string tag, string rest) = SplitWord(block);
            if (tag == "@param" && SplitWord(rest) is var (parameter, description) && parameter == name && description.Length > 0)
                return description;
        }

        return null;
    }

    // A block begins with a tag at the start of a line. The first one is the description.
    private static List<string> SplitBlocks(string text)
    {
        List<string> blocks = [""];
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith('@') && line.Length > 1 && char.IsLetter(line[1]))
                blocks.Add(line);
            else
                blocks[^1] += $"{(blocks[^1].Length > 0 ? "\n" : "")}{line}";
        }

        return blocks;
    }

    private void AddBlock(string block, JavadocMarkup markup)
    {
        (string tag, string rest) = SplitWord(block);
        (string name, string text) = SplitWord(rest);
        switch (tag)
        {
            case "@param" when !name.StartsWith('<'):
                Parameters.TryAdd(name, markup.ToSentence(text));
                break;
            case "@throws" or "@exception" when name.Length > 0:
                Exceptions.Add((name, markup.ToSentence(text)));
                break;
            case "@return":
                Result = markup.ToSentence(rest);
                break;
            case "@deprecated":
                Deprecated = JavadocMarkup.ToPlainText(rest);
                break;
        }
    }

    private static (string Word, string Remainder) SplitWord(string text)
    {
        int end = text.AsSpan().IndexOfAny(' ', '\t', '\n');
        return end < 0 ? (text, "") : (text[..end], text[end..].Trim());
    }
}
