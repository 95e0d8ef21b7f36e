using System.Diagnostics;
using System.Globalization;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Tests a Java provider that stops responding for some time but does not end (SIGSTOP).</summary>
[Category("Java")]
[NonParallelizable]
public sealed class FrozenProviderTests
{
    private const int Callers = 16;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W38")]
    [Property("Rule", "W58")]
    public async Task Calls_time_out_heartbeats_close_the_connection_and_calls_continue_after_the_freeze(string line)
    {
        await JavaLine.RequireAsync(line);
        await using IProviderProcess provider = await ProviderProcess.StartAsync(ProviderKind.Java, line);
        await using var channel = new DubboChannel($"dubbo://127.0.0.1:{provider.Port}", new DubboChannelOptions
        {
            Hessian = FrameTypes.Options,
            Timeout = Limit,
            HeartbeatInterval = TimeSpan.FromSeconds(1),
            HeartbeatTimeout = TimeSpan.FromSeconds(3),
        });
        IFrameService client = channel.CreateClient<IFrameService>();
        await using var crowd = new Crowd(Callers, async () => await client.EchoAsync("x"));
        await crowd.FlowsAsync(since: 0);

        await ProcessSignal.FreezeAsync(provider.ProcessId);
        long frozen = Stopwatch.GetTimestamp();
        await Crowd.UntilAsync(
            () => channel.GetSnapshot().LastError?.Contains("not even responses to heartbeats", StringComparison.Ordinal) == true,
            "heartbeats close");
        double closed = Stopwatch.GetElapsedTime(frozen).TotalMilliseconds;
        EndedCall[] calls = [.. crowd.Ended.Where(call => call.Start > frozen)];
        await ProcessSignal.ThawAsync(provider.ProcessId);
        long thawed = Stopwatch.GetTimestamp();
        double recovered = Stopwatch.GetElapsedTime(thawed, await crowd.FlowsAsync(thawed)).TotalMilliseconds;

        EndedCall[] timedOut = [.. calls.Where(call => call.Error is DubboTimeoutException)];
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{line}, frozen: {timedOut.Length} calls with a limit of {Limit.TotalMilliseconds:F0} ms timed out after "
                + $"{timedOut.Min(call => call.Milliseconds):F0} to {timedOut.Max(call => call.Milliseconds):F0} ms; heartbeats (1 s, 3 "
                + $"s) closed after {closed:F0} ms; all {Callers} callers served {recovered:F0} ms after it went on."));
        Assert.Multiple(() =>
        {
            Assert.That(timedOut, Has.Length.GreaterThanOrEqualTo(Callers));
            Assert.That(
                timedOut.Select(call => call.Milliseconds),
                Is.All.InRange(Limit.TotalMilliseconds - 20, Limit.TotalMilliseconds + Form.Limit(250)));
            Assert.That(
                calls.Select(call => call.Error).Where(error => error is not (DubboTimeoutException or DubboConnectionException)),
                Is.Empty);
            Assert.That(closed, Is.InRange(2000, 3000 + Form.Limit(500)));
            Assert.That(recovered, Is.LessThan(Form.Limit(1500)));
        });
    }
}
