using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests.English;

/// <summary>Tests that links between pages, and links from C# comments to pages, lead to existing files and headings.</summary>
public sealed partial class LinkTests
{
    [Test]
    public void Links_lead_to_files_and_headings()
    {
        IEnumerable<string> broken =
            from page in TextFile.Pages
            let folder = Path.GetDirectoryName(page.Path)!
            from line in MarkdownReader.LinesOfText(page)
            from Match link in PageLink().Matches(line.Text)
            where !Exists(folder, page.Path, link.Groups[1].Value)
            select $"{page.Path}: {link.Groups[1].Value}";
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Comments_name_pages_and_headings_that_exist()
    {
        IEnumerable<string> broken =
            from file in TextFile.Code
            from Passage comment in CommentReader.Read(file)
            from Match link in NamedPage().Matches(comment.Text)
            where !Exists("", file.Path, link.Value)
            select $"{file.Path}:{comment.Line}: {link.Value}";
        Assert.That(broken, Is.Empty);
    }

    [TestCase("docs/client.md#errors", true)]
    [TestCase("docs/client.md#no-such-heading", false)]
    [TestCase("docs/no-such-page.md", false)]
    [TestCase("docs/adr", true)]
    public void Broken_links_are_found(string link, bool exists) => Assert.That(Exists("", "README.md", link), Is.EqualTo(exists));

    private static bool Exists(string folder, string page, string link)
    {
        string[] parts = link.Split('#');
        string path = parts[0].Length == 0
            ? Path.Combine(SourceFile.Repository, page)
            : Path.Combine(SourceFile.Repository, folder, parts[0]);
        return File.Exists(path)
            ? parts.Length == 1 || Anchors(path).Contains(parts[1])
            : parts.Length == 1 && Directory.Exists(path);
    }

    /// <summary>Returns the anchors of a page's headings, formed as GitHub forms them.</summary>
    private static IEnumerable<string> Anchors(string path) =>
        from line in File.ReadLines(path)
        where line.StartsWith('#') || line.Contains("<a ", StringComparison.Ordinal)
        from anchor in Anchor().Matches(line).Select(match => match.Groups[1].Value).Append(Slug(line.TrimStart('#', ' ')))
        select anchor;

    private static string Slug(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?://)([^)\s]+)\)")]
    private static partial Regex PageLink();

    [GeneratedRegex(@"\bdocs/[\w/-]+\.md(#[\w-]+)?")]
    private static partial Regex NamedPage();

    [GeneratedRegex("<a (?:id|name)=\"([^\"]+)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NotInAnchor();
}
