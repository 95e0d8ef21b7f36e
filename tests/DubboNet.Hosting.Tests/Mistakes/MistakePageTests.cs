using System.Globalization;
using System.Text;

namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>
/// Makes each mistake of docs/mistakes.md that occurs at run time, and compares the message with the page. With DUBBONET_UPDATE_GOLDEN=1,
/// the test writes the messages to the page. <c>DubboNet.Generator.Tests</c> tests the messages of the compiler.
/// </summary>
public sealed class MistakePageTests
{
    private const string Page = "docs/mistakes.md";
    private const string Begin = "<!-- run -->\n";
    private const string End = "<!-- end of run -->";

    [Test]
    public async Task Page_has_the_exact_messages()
    {
        Mistake[] mistakes = [.. CallMistakes.All, .. ProviderMistakes.All, .. HostMistakes.All];
        Assert.That(mistakes, Has.Length.GreaterThanOrEqualTo(40));
        var table = new StringBuilder("| mistake | told by | message |\n|---|---|---|\n");
        foreach (Mistake mistake in mistakes)
        {
            await using var stage = new MistakeStage();
            string message = (await mistake.TellAsync(stage)).Replace("|", "\\|", StringComparison.Ordinal);
            table.Append(CultureInfo.InvariantCulture, $"| {mistake.What} | {mistake.Told} | {message} |\n");
        }

        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_GOLDEN") == "1")
            Rewrite($"{table}");
        Assert.That(Read(), Is.EqualTo($"{table}"));
    }

    private static string Read()
    {
        string page = Repository.Read(Page);
        return page[(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..page.IndexOf(End, StringComparison.Ordinal)];
    }

    private static void Rewrite(string table)
    {
        string page = Repository.Read(Page);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        File.WriteAllText(
            Path.Combine(Repository.Path, Page), $"{page[..begin]}{table}{page[page.IndexOf(End, StringComparison.Ordinal)..]}");
    }
}
