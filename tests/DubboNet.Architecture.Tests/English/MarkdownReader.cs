using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests.English;

/// <summary>Reads the passages of a Markdown page. Leaves out code blocks and HTML comments.</summary>
internal static partial class MarkdownReader
{
    public static IEnumerable<Passage> Read(TextFile page)
    {
        var paragraph = new List<string>();
        int start = 0;
        foreach ((string line, int number) in LinesOfText(page))
        {
            bool startsPassage = line.Length == 0 || line[0] is '#' or '|' || ListItem().IsMatch(line);
            if (startsPassage && paragraph.Count > 0)
            {
                yield return new Passage(page.Path, start, Plain(string.Join(' ', paragraph)), IsProse: true);
                paragraph.Clear();
            }

            if (line.StartsWith('#'))
            {
                yield return new Passage(page.Path, number, Plain(line.TrimStart('#', ' ')), IsProse: false);
            }
            else if (line.StartsWith('|'))
            {
                foreach (string cell in Cells(line))
                    yield return new Passage(page.Path, number, cell, IsProse: false);
            }
            else if (line.Length > 0)
            {
                start = paragraph.Count == 0 ? number : start;
                paragraph.Add(ListItem().Replace(line, ""));
            }
        }

        if (paragraph.Count > 0)
            yield return new Passage(page.Path, start, Plain(string.Join(' ', paragraph)), IsProse: true);
    }

    /// <summary>
    /// Returns the lines over a length. Table rows, headings, code blocks and lines without a place to wrap can be longer.
    /// </summary>
    public static IEnumerable<string> LinesOver(TextFile page, int columns) =>
        from line in LinesOfText(page)
        where line.Text.Length > columns
            && line.Text[0] is not ('|' or '#')
            && ListItem().Replace(line.Text, "").Contains(' ', StringComparison.Ordinal)
        select $"{page.Path}:{line.Number}";

    /// <summary>Returns the trimmed lines outside of code blocks. A code block or an HTML comment counts as an empty line.</summary>
    public static IEnumerable<(string Text, int Number)> LinesOfText(TextFile page)
    {
        bool isCode = false;
        for (int i = 0; i < page.Lines.Count; i++)
        {
            string line = page.Lines[i].Trim();
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            yield return (isCode || isFence || line.StartsWith("<!--", StringComparison.Ordinal) ? "" : line, i + 1);
        }
    }

    private static IEnumerable<string> Cells(string row) =>
        Plain(row).Trim('|').Split('|').Select(cell => cell.Trim()).Where(cell => cell.Trim('-', ':').Length > 0);

    /// <summary>Replaces inline code with a word and links with their text, and removes the marks of emphasis.</summary>
    private static string Plain(string text) =>
        Emphasis().Replace(Link().Replace(InlineCode().Replace(text, Passage.Code), "$1"), "");

    [GeneratedRegex(@"^([-*+]|\d+\.) +")]
    private static partial Regex ListItem();

    [GeneratedRegex("(`+).+?\\1")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")]
    private static partial Regex Emphasis();
}
