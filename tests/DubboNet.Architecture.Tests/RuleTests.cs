using System.Text.RegularExpressions;
using DubboNet.Architecture.Tests.English;

namespace DubboNet.Architecture.Tests;

/// <summary>
/// Tests that the rules of the wire are defined once, in docs/protocol.md and docs/hessian.md, and that a test shows each of them.
/// Comments, pages and test properties name a rule by its id.
/// </summary>
public sealed partial class RuleTests
{
    private static readonly string[] RulePages = ["docs/protocol.md", "docs/hessian.md"];

    private static readonly (string Anchor, string Id)[] Defined =
    [
        .. from page in TextFile.Pages
           where RulePages.Contains(page.Path)
           from line in page.Lines
           from Match rule in Definition().Matches(line)
           select (rule.Groups[1].Value, rule.Groups[2].Value),
    ];

    private static readonly HashSet<string> Ids = [.. Defined.Select(rule => rule.Id)];

    [Test]
    public void Rules_are_defined_once() => Assert.That(Defined.Select(rule => rule.Id), Is.Unique.And.Not.Empty);

    [Test]
    public void Anchors_are_the_ids_in_lower_case() =>
        Assert.That(Defined.Select(rule => rule.Anchor), Is.EqualTo(Defined.Select(rule => rule.Id.ToLowerInvariant())));

    [Test]
    public void Code_and_tests_name_rules_that_are_defined() =>
        Assert.That(TextFile.Code.SelectMany(file => Unknown(file.Path, file.Lines)), Is.Empty);

    [Test]
    public void Pages_name_rules_that_are_defined() =>
        Assert.That(
            TextFile.Pages.SelectMany(page => Unknown(page.Path, MarkdownReader.Read(page).Select(passage => passage.Text))),
            Is.Empty);

    [Test]
    public void Pages_link_each_named_rule() => Assert.That(
        from page in TextFile.Pages
        from line in MarkdownReader.LinesOfText(page)
        from id in Unlinked(line.Text)
        select $"{page.Path}:{line.Number}: {id}",
        Is.Empty, "write [W1](protocol.md#w1)");

    [Test]
    public void Tests_name_every_rule()
    {
        IEnumerable<string> tested =
            from file in TextFile.Code
            where file.Path.StartsWith("tests/", StringComparison.Ordinal)
            from line in file.Lines
            from Match property in Property().Matches(line)
            select property.Groups[1].Value;
        Assert.That(Ids.Except(tested), Is.Empty, "write a test with the property Rule or Attack");
    }

    [TestCase("/// The flags (W2, W3).", true)]
    [TestCase("[Property(\"Attack\", \"A28\")]", true)]
    [TestCase("W3C defines the A4 page.", true)]
    [TestCase("// Rules W47–" + "W" + "99.", false)]
    [TestCase("[Property(\"Rule\", \"" + "H" + "99\")]", false)]
    [TestCase("[Property(\"Attack\", \"A29\")]", false)]
    public void Unknown_ids_are_found(string line, bool isKnown) => Assert.That(Unknown("file.cs", [line]).Any(), Is.EqualTo(!isKnown));

    [TestCase("- <a id=\"w1\"></a>**W1** The header has 16 bytes.", true)]
    [TestCase("See [W2](protocol.md#w2) and `W3`.", true)]
    [TestCase("See W2.", false)]
    [TestCase("See [W2](protocol.md#w3).", false)]
    public void Ids_without_a_link_are_found(string line, bool isLinked) => Assert.That(Unlinked(line).Any(), Is.EqualTo(!isLinked));

    /// <summary>Returns the ids in a line of a page that are neither a link to their rule nor code nor the definition.</summary>
    private static IEnumerable<string> Unlinked(string line) =>
        from id in Named().Matches(Code().Replace(Definition().Replace(line, ""), "")).Select(match => match.Value)
        where !line.Contains($"[{id}](", StringComparison.Ordinal)
            || !line.Contains($"#{id.ToLowerInvariant()})", StringComparison.Ordinal)
        select id;

    /// <summary>Returns the ids that are not defined. Attacks count only in properties, because A4 can be anything.</summary>
    private static IEnumerable<string> Unknown(string path, IEnumerable<string> lines) =>
        from line in lines
        let named = Named().Matches(line).Select(match => match.Value)
        let tested = Property().Matches(line).Select(match => match.Groups[1].Value)
        from id in named.Concat(tested)
        where !Ids.Contains(id)
        select $"{path}: {id}";

    [GeneratedRegex(@"<a id=""(\w+)""></a>(?:\*\*)?([WHA]\d+)\b")]
    private static partial Regex Definition();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[WH]\d+\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"Property\(""(?:Rule|Attack)"", ""(\w+)""\)")]
    private static partial Regex Property();
}
