namespace DubboNet.Architecture.Tests.English;

/// <summary>Represents the text of a paragraph, a list item, a heading, a table cell or a comment, without line breaks and code.</summary>
/// <param name="File">The path of the file, from the root of the repository.</param>
/// <param name="Line">The number of the first line.</param>
/// <param name="Text">The text. Each piece of inline code is one word.</param>
/// <param name="IsProse">Whether the text is written in sentences. Headings and table cells are not.</param>
internal sealed record Passage(string File, int Line, string Text, bool IsProse)
{
    /// <summary>The word that replaces a piece of inline code.</summary>
    public const string Code = "Code";
}
