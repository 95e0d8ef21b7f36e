using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests.English;

/// <summary>Reads the comments of a C# file, which are documentation comments and others, on separate lines and after code.</summary>
internal static partial class CommentReader
{
    public static IEnumerable<Passage> Read(TextFile file)
    {
        var block = new List<string>();
        int start = 0;
        for (int i = 0; i < file.Lines.Count; i++)
        {
            string line = file.Lines[i].TrimStart();
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                start = block.Count == 0 ? i + 1 : start;
                block.Add(line.TrimStart('/', ' '));
                continue;
            }

            foreach (Passage passage in Passages(file.Path, start, block))
                yield return passage;
            block.Clear();
            if (BehindCode().Match(line) is { Success: true } comment)
                yield return new Passage(file.Path, i + 1, comment.Groups[1].Value, IsProse: true);
        }

        foreach (Passage passage in Passages(file.Path, start, block))
            yield return passage;
    }

    /// <summary>Returns a passage for each element of a documentation comment, or one for another comment.</summary>
    private static IEnumerable<Passage> Passages(string file, int line, List<string> block) =>
        from text in Element().Split(InlineElement().Replace(string.Join(' ', block), Passage.Code))
        let plain = Tag().Replace(text, " ").Trim()
        where plain.Length > 0
        select new Passage(file, line, plain, IsProse: true);

    [GeneratedRegex(@"[;{},)] // (.+)$")]
    private static partial Regex BehindCode();

    [GeneratedRegex("<code>.*?</code>|<c>.*?</c>|<(see|paramref|typeparamref|inheritdoc)\\b[^>]*/>|<see\\b[^>]*>.*?</see>")]
    private static partial Regex InlineElement();

    [GeneratedRegex("</?(?:summary|remarks|returns|param|typeparam|exception|value|para|item|list|term|description|example)\\b[^>]*>")]
    private static partial Regex Element();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
