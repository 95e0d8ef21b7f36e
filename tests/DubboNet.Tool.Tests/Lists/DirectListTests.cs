using System.Text.Json;

namespace DubboNet.Tool.Tests.Lists;

/// <summary>Tests <c>list</c>, <c>describe</c> and <c>ping</c> with providers.</summary>
[Property("Feature", "85")]
public sealed class DirectListTests
{
    private const string Service = "com.example.frames.FrameService";

    private static IReadOnlyList<string> Lines => JavaPeers.Lines;

    [TestCaseSource(nameof(Lines))]
    [Category("Java")]
    public async Task Java_provider_lists_its_services(string line)
    {
        ToolRun run = await ToolRun.RunAsync("list", await JavaPeers.GetAddressAsync(line));

        Assert.That(
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(
            [
                $"{Service}\t1", $"blue/{Service}:2.1.0\t1", $"generic/{Service}\t1", "com.example.frames.GraphService\t1",
                "com.example.frames.HandlerService\t1", "com.example.frames.TableService\t1",
            ]),
            run.Errors);
    }

    [Test]
    public async Task DotNet_provider_lists_its_services_as_JSON()
    {
        await using var provider = new DotNetPeer();

        ToolRun run = await ToolRun.RunAsync("list", provider.Address, "--json");

        Assert.That(run.Output.TrimEnd(), Is.EqualTo(
            $$"""[{"interface":"{{Service}}","group":"","version":"","providers":1},"""
            + $$"""{"interface":"{{Service}}","group":"blue","version":"2.1.0","providers":1}]"""), run.Errors);
    }

    [TestCaseSource(nameof(Lines))]
    [Category("Java")]
    public async Task Methods_are_described(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);
        // Only 2.6 describes methods over telnet.
        string[] jar = line == "2.6" ? [] : ["--jar", JavaPeers.Classes(line)];

        ToolRun run = await ToolRun.RunAsync(["describe", address, Service, "--json", .. jar]);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        JsonElement[] over =
            [.. json.RootElement.GetProperty("methods").EnumerateArray().Where(method => method.GetProperty("name").GetString() == "over")];
        Assert.Multiple(() =>
        {
            Assert.That(
                over.Select(method => method.GetProperty("descriptor").GetString()),
                Is.EqualTo(["I", "Ljava/lang/Integer;", "Ljava/lang/String;"]));
            Assert.That(json.RootElement.GetProperty("source").GetString(), Is.EqualTo(line == "2.6" ? "telnet" : "classes"));
            Assert.That(json.RootElement.GetProperty("providers").GetArrayLength(), Is.EqualTo(1));
        });
    }

    [TestCase("2.7")]
    [TestCase("3.3")]
    [Category("Java")]
    public async Task Missing_source_is_named(string line)
    {
        ToolRun run = await ToolRun.RunAsync("describe", await JavaPeers.GetAddressAsync(line), Service);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Errors, Does.Contain("Pass the contract or the jar with --contract"));
        });
    }

    [Test]
    public async Task Unknown_service_is_answered_with_the_nearest()
    {
        await using var provider = new DotNetPeer();

        ToolRun run = await ToolRun.RunAsync("describe", provider.Address, "FrameService");

        Assert.That(run.ExitCode, Is.EqualTo(7));
        Assert.That(run.Errors, Does.Contain($"Did you mean {Service}?"));
    }

    [Test]
    public async Task Ping_measures_heartbeats()
    {
        await using var provider = new DotNetPeer();

        ToolRun text = await ToolRun.RunAsync("ping", provider.Address, "-n", "2");
        ToolRun json = await ToolRun.RunAsync("ping", provider.Address, "-n", "3", "--json");

        Assert.Multiple(() =>
        {
            Assert.That(text.Output, Does.Match(@"(?s)connected in .*heartbeat 1: .*heartbeat 2: .*least .* ms"));
            Assert.That(
                JsonDocument.Parse(json.Output).RootElement.GetProperty("roundTripMilliseconds").GetArrayLength(), Is.EqualTo(3));
        });
    }

    [TestCaseSource(nameof(Lines))]
    [Category("Java")]
    public async Task Java_responds_to_heartbeats(string line)
    {
        ToolRun run = await ToolRun.RunAsync("ping", await JavaPeers.GetAddressAsync(line), "-n", "1");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
    }

    [Test]
    public async Task Ping_of_what_is_not_there_has_its_exit_code()
    {
        ToolRun closed = await ToolRun.RunAsync("ping", "dubbo://127.0.0.1:1");
        ToolRun registry = await ToolRun.RunAsync("ping", "zookeeper://127.0.0.1:1");
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        ToolRun quiet = await ToolRun.RunAsync("ping", $"dubbo://{silent.LocalEndpoint}", "--timeout", "300ms");

        Assert.That((closed.ExitCode, registry.ExitCode, quiet.ExitCode), Is.EqualTo((4, 2, 5)), quiet.Errors);
    }
}
