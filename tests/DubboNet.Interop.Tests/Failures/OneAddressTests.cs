using System.Globalization;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// Restarts three providers behind one address in turn, for several rounds under load. With DUBBONET_FAULTS=full, Java consumers also make
/// calls, and each test prints its rows of the table in docs/interop.md.
/// </summary>
[NonParallelizable]
public sealed class OneAddressTests
{
    private const int Clients = 4;
    private const int Callers = 24;
    private const int Milliseconds = 20;

    // The default of Java, and the value with which Java makes each call at most once.
    private static readonly int[] JavaRetries = [2, 0];

    private static readonly DubboCallOptions WaitForReady = new() { WaitForReady = true };

    private static readonly DubboMethod<int, string> Repeatable = new(
        FrameMethods.Service, "sleep", "I", DubboArguments.CreateFormatter(HessianFormatters.Int32), HessianFormatters.String)
    {
        Idempotent = true,
    };

    private static IReadOnlyList<string> Lines => Form.RestartedLines;

    [Test]
    [Property("Rule", "W67")]
    public Task No_call_fails_while_DotNet_providers_are_restarted() =>
        RestartAsync(ProviderKind.DotNet, Lines[^1], rounds: 10, javaConsumers: []);

    [TestCaseSource(nameof(Lines))]
    [Category("Java")]
    [Property("Rule", "W40")]
    public async Task No_call_fails_while_Java_providers_are_restarted(string line)
    {
        await JavaLine.RequireAsync(line);
        int[] javaConsumers = Form.IsFull ? JavaRetries : [];
        await RestartAsync(ProviderKind.Java, line, Form.Rounds, javaConsumers);
        if (Form.IsFull)
            await RestartAsync(ProviderKind.DotNet, line, Form.Rounds, javaConsumers);
    }

    /// <param name="kind">The kind of the providers.</param>
    /// <param name="line">The line of Java for providers and consumers.</param>
    /// <param name="rounds">How many times each provider is restarted.</param>
    /// <param name="javaConsumers">The retries of each Java consumer.</param>
    private static async Task RestartAsync(ProviderKind kind, string line, int rounds, int[] javaConsumers)
    {
        await using BalancedProviders providers = await BalancedProviders.StartAsync(kind, line);
        JavaStorm[] storms = await Task.WhenAll(javaConsumers.Select(
            retries => JavaStorm.StartAsync(line, Callers, TimeSpan.FromSeconds(30), retries, providers.Port)));
        DubboCluster[] clusters = [.. Enumerable.Range(0, Clients).Select(_ => Connect(providers.Port))];
        try
        {
            await using Crowd waiting =
                Call(clusters, cluster => cluster.CreateClient<IFrameService>().SleepAsync(Milliseconds, WaitForReady));
            await using Crowd repeating = Call(clusters, cluster => cluster.InvokeAsync(Repeatable, Milliseconds).AsTask());
            await Task.WhenAll(
                [waiting.FlowsAsync(since: 0), repeating.FlowsAsync(since: 0), .. storms.Select(storm => storm.FlowsAsync(since: 0))]);
            int before = providers.Connections;
            for (int round = 0; round < rounds; round++)
                await providers.RestartAsync();
            string provider = kind == ProviderKind.Java ? $"Java {line}" : ".NET";
            await ReportAsync(provider, ".NET, `WaitForReady`", waiting);
            await ReportAsync(provider, ".NET, idempotent", repeating);
            foreach ((JavaStorm storm, int retries) in storms.Zip(javaConsumers))
                await ReportAsync(provider, $"Java {line}, {retries} retries", await storm.TotalAsync(), await storm.FailuresAsync());
            Assert.That(
                providers.Connections - before, Is.GreaterThanOrEqualTo(BalancedProviders.Count * rounds),
                "each provider had consumers when it stopped");
            Assert.That(waiting.Failed.Concat(repeating.Failed).Select(call => call.Error), Is.Empty);
        }
        finally
        {
            foreach (IAsyncDisposable consumer in storms.Concat<IAsyncDisposable>(clusters))
                await consumer.DisposeAsync();
        }
    }

    private static Crowd Call(DubboCluster[] clusters, Func<DubboCluster, Task> callAsync)
    {
        int turn = 0;
        return new Crowd(Callers, async () => await callAsync(clusters[(uint)Interlocked.Increment(ref turn) % Clients]));
    }

    private static Task ReportAsync(string provider, string consumer, Crowd crowd) => ReportAsync(
        provider, consumer, crowd.Ended.Count.ToString(CultureInfo.InvariantCulture), crowd.Failed.Count()
            .ToString(CultureInfo.InvariantCulture));

    private static Task ReportAsync(string provider, string consumer, string calls, string failed) =>
        TestContext.Out.WriteLineAsync($"| {provider} | {consumer} | {calls} | {failed} |");

    private static DubboCluster Connect(int port) => new(
        $"127.0.0.1:{port}",
        new DubboClusterOptions { Channel = new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(30) } });
}
