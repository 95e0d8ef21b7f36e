using System.Globalization;
using System.Text.RegularExpressions;
using Frames;

namespace DubboNet.Tool.Tests;

/// <summary>Tests that a Java consumer and a Java provider do not notice a tap between them.</summary>
[Category("Java")]
internal sealed partial class TapBetweenJavaTests
{
    private const int WarmUpSeconds = 60;
    private const int RoundSeconds = 15;

    [TestCaseSource(typeof(JavaPeers), nameof(JavaPeers.Lines))]
    public async Task Java_consumer_gets_the_same_results(string line)
    {
        string provider = await JavaPeers.GetAddressAsync(line);
        await using JavaPeer consumer = await JavaPeer.StartAsync(line, "consumer", JavaPeers.Options);
        await using ListeningTool tap = await ListeningTool.StartAsync("tap", provider, "--listen", "0", "--json", "--verbose");
        string[] cases = (await consumer.AskAsync("cases")).Split(' ');
        Assert.That(cases, Has.Length.GreaterThan(80));
        foreach (string name in cases)
        {
            string direct = await consumer.AskAsync($"run\t{name}\t{provider["dubbo://".Length..]}");
            string through = await consumer.AskAsync($"run\t{name}\t{tap.EndPoint}");
            Assert.That(through, Is.EqualTo(direct), name);
        }

        string summary = await tap.StopAsync();

        Assert.That(summary, Does.Contain(" 0 frames not shown."));
        Assert.That(tap.Output, Does.Not.Contain("\"malformed\"").And.Not.Contain("\"other bytes\""));
    }

    [Test]
    [Explicit("Measures for some minutes on an idle machine.")]
    public async Task Latency_is_compared_with_that_of_direct_calls(
        [Values("2.7", "3.3")] string line, [Values(1, 8, 32)] int threads, [Values(5)] int rounds)
    {
        await JavaPeers.RequireAsync(line);
        await using JavaPeer provider = await JavaPeer.StartAsync(line, "provider");
        await using JavaPeer consumer = await JavaPeer.StartAsync(line, "consumer");
        string direct = $"127.0.0.1:{provider.Port}";
        await using ListeningTool tap = await ListeningTool.StartAsync("tap", $"dubbo://{direct}", "--listen", "0");
        await LoadAsync(consumer, direct, threads, WarmUpSeconds);
        await LoadAsync(consumer, $"{tap.EndPoint}", threads, RoundSeconds);
        var figures = new List<(int Direct, int Tap)>();
        for (int round = 0; round < rounds; round++)
        {
            (string directLine, int directP99) = await LoadAsync(consumer, direct, threads, RoundSeconds);
            (string tapLine, int tapP99) = await LoadAsync(consumer, $"{tap.EndPoint}", threads, RoundSeconds);
            TestContext.Progress.WriteLine($"{line}, {threads} threads: direct {directLine}; tap {tapLine}");
            figures.Add((directP99, tapP99));
        }

        TestContext.Progress.WriteLine(await tap.StopAsync());
        Assert.That(Median(figures.Select(round => round.Tap)), Is.LessThanOrEqualTo(2 * Median(figures.Select(round => round.Direct))));
    }

    private static int Median(IEnumerable<int> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static async Task<(string Line, int P99)> LoadAsync(JavaPeer consumer, string address, int threads, int seconds)
    {
        string said = await consumer.AskAsync(string.Create(CultureInfo.InvariantCulture, $"load\t{address}\t{threads}\t{seconds}"));
        Match figures = Figures().Match(said);
        Assert.That(figures.Success, said);
        return (figures.Value, int.Parse(figures.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\d+ calls, \d+ us, (\d+) us")]
    private static partial Regex Figures();
}
