using System.Text.Json;

namespace DubboNet.Tool.Tests.Loads;

/// <summary>Tests the command <c>load</c> at a .NET provider. No test depends on how fast it is.</summary>
public sealed class LoadCommandTests
{
    private const string Service = "com.example.frames.FrameService";

    private readonly DotNetPeer _provider = new();

    [TearDown]
    public async Task StopAsync() => await _provider.DisposeAsync();

    [Test]
    public async Task Result_has_calls_percentiles_and_a_histogram()
    {
        ToolRun run = await RunAsync("echo", "\"a\"", "--callers", "4", "--duration", "500ms", "--warmup", "0");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Errors);
            Assert.That(run.Output, Does.Match($@"^{Service} echo: 4 callers, \d+\.\d s\n  [1-9]\d* calls, [\d.]+ calls/s, 0 errors\n"));
            Assert.That(run.Output, Does.Contain("p50 ").And.Contain("p99.9 ").And.Contain("max ").And.Contain("#"));
        });
    }

    [Test]
    public async Task Calls_of_a_rate_start_at_fixed_times()
    {
        ToolRun run = await RunAsync("echo", "\"a\"", "--rate", "40", "--duration", "1s", "--warmup", "0", "--json");

        using JsonDocument json = Read(run);
        Assert.That(json.RootElement.GetProperty("calls").GetInt64(), Is.EqualTo(40));
        Assert.That(json.RootElement.GetProperty("rate").GetDouble(), Is.EqualTo(40));
        Assert.That(json.RootElement.GetProperty("errors").EnumerateObject(), Is.Empty);
    }

    [Test]
    public async Task Calls_that_wait_for_a_caller_count_from_the_time_at_which_they_were_due()
    {
        // The only caller makes at most 20 calls each second, so the last of 100 calls starts more than 4 s after it was due.
        ToolRun run = await RunAsync(
            "sleep", "50", "--types", "int", "--callers", "1", "--rate", "100", "--duration", "1s", "--warmup", "0", "--json");

        using JsonDocument json = Read(run);
        JsonElement latency = json.RootElement.GetProperty("latencyMilliseconds");
        Assert.That(json.RootElement.GetProperty("calls").GetInt64(), Is.EqualTo(100));
        Assert.That(latency.GetProperty("max").GetDouble(), Is.GreaterThan(3500));
        Assert.That(latency.GetProperty("p50").GetDouble(), Is.GreaterThan(1500));
    }

    [Test]
    public async Task Rate_that_the_callers_cannot_make_is_reported()
    {
        ToolRun run = await RunAsync(
            "sleep", "50", "--types", "int", "--callers", "1", "--rate", "100", "--duration", "500ms", "--warmup", "0");

        Assert.That(run.Output, Does.Match(@"The callers made only [\d.]+ of 100 calls/s\. Add callers with --callers, or lower --rate\."));
    }

    [Test]
    public async Task Failed_calls_are_counted_by_kind_and_have_an_exit_code()
    {
        // The first call is alone, and of two calls at the same time the provider refuses one.
        await using var busy = new DotNetPeer(options => options.MaxConcurrentCalls = 1);
        ToolRun run = await ToolRun.RunAsync(
            "load", busy.Address, Service, "sleep", "20", "--types", "int", "--callers", "2", "--duration", "1s", "--warmup", "0",
            "--json");

        using JsonDocument json = Read(run, 8);
        JsonElement errors = json.RootElement.GetProperty("errors").GetProperty("DubboServerBusyException");
        Assert.That(errors.GetProperty("count").GetInt64(), Is.GreaterThan(0));
        Assert.That(errors.GetProperty("first").GetString(), Does.Contain("MaxConcurrentCalls"));
    }

    [Test]
    public async Task Method_that_cannot_be_called_ends_the_command_at_once()
    {
        ToolRun run = await RunAsync("nosuch", "1");

        Assert.That(run.ExitCode, Is.EqualTo(7));
        Assert.That(run.Errors, Does.Contain("nosuch"));
    }

    [TestCase("--callers", "0")]
    [TestCase("--callers", "10001")]
    [TestCase("--rate", "0")]
    [TestCase("--duration", "soon")]
    [TestCase("--duration", "0")]
    public async Task Mistake_of_an_option_names_it(string option, string value)
    {
        ToolRun run = await RunAsync("echo", "\"a\"", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain(option).And.Contain(value));
    }

    private static JsonDocument Read(ToolRun run, int exitCode = 0)
    {
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors);
        return JsonDocument.Parse(run.Output);
    }

    private Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.RunAsync(["load", _provider.Address, Service, .. arguments]);
}
