using System.Diagnostics;
using System.Globalization;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Kills a Java provider under load (<c>kill -9</c>) and replaces it, several times.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class KilledProviderTests
{
    private const int Callers = 64;

    // After this number of attempts, the delay has grown from 100 ms to 1 s, as for a provider that was absent for a long time.
    private const int AttemptsToLongestDelay = 7;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly double PendingLimit = Form.Limit(250);
    private static readonly double ReturnLimit = Form.Limit(1500);

    // The limit for calls while no provider listens. They must fail before their timeout.
    private static readonly double FailFastLimit = Form.Limit(1000);

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W64")]
    [Property("Rule", "W65")]
    public async Task Calls_end_with_the_provider_and_continue_with_the_next_one(string line)
    {
        await JavaLine.RequireAsync(line);
        int port = FreePort.Find();
        IProviderProcess provider = await ProviderProcess.StartAsync(ProviderKind.Java, line, port);
        try
        {
            await using DubboChannel channel = Connect(port);
            IFrameService client = channel.CreateClient<IFrameService>();
            await using var crowd = new Crowd(Callers, async () => await client.SleepAsync(20));
            for (int round = 1; round <= Form.Kills; round++)
            {
                Func<int, Task<IProviderProcess>> next = await ProviderProcess.PrepareAsync(ProviderKind.Java, line);
                crowd.Ended.Clear();
                await crowd.FlowsAsync(since: 0);
                Assert.That(crowd.Failed, Is.Empty, "before the kill");
                using var before = new Watcher(port);
                await before.Accepted;

                long killed = Stopwatch.GetTimestamp();
                provider.Kill();
                long lost = await before.Lost;
                IReadOnlyList<EndedCall> pending = await crowd.WerePendingAsync(killed, lost);
                await crowd.FailsAsync(since: lost);
                if (round % 2 == 0)
                    await Crowd.UntilAsync(() => channel.GetSnapshot().FailedAttempts >= AttemptsToLongestDelay, "attempts are rare");
                Task<string?> waiting = client.SleepAsync(1, new() { WaitForReady = true });
                using var after = new Watcher(port);
                await provider.DisposeAsync();
                provider = await next(port);
                long back = await after.Accepted;
                long flowing = await crowd.FlowsAsync(back);

                Assert.That(await waiting, Is.EqualTo("slept"));
                Report(line, round, crowd, pending, lost, back, flowing);
            }
        }
        finally
        {
            await provider.DisposeAsync();
        }
    }

    private static DubboChannel Connect(int port) =>
        new($"dubbo://127.0.0.1:{port}", new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = Timeout });

    private static void Report(string line, int round, Crowd crowd, IReadOnlyList<EndedCall> pending, long lost, long back, long flowing)
    {
        Assert.That(pending, Has.Count.GreaterThan(Callers / 2), "the provider was killed under load");
        double slowest = pending.Max(call => Stopwatch.GetElapsedTime(lost, call.End).TotalMilliseconds);
        EndedCall[] later = [.. crowd.Ended.Where(call => call.Start >= lost && call.End < back)];
        double slowestLater = later.Max(call => call.Milliseconds);
        double returned = Stopwatch.GetElapsedTime(back, flowing).TotalMilliseconds;
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{line}, kill {round}: {pending.Count} calls pending, the last failed {slowest:F1} ms after the loss; {later.Length} later "
                + $"calls failed within {slowestLater:F0} ms; all {Callers} callers served {returned:F0} ms after accepting."));
        Assert.Multiple(() =>
        {
            Assert.That(slowest, Is.LessThan(PendingLimit));
            Assert.That(slowestLater, Is.LessThan(FailFastLimit));
            Assert.That(returned, Is.LessThan(ReturnLimit));
            Assert.That(pending.Select(call => call.Error), Is.All.InstanceOf<DubboConnectionException>());
            Assert.That(later.Select(call => call.Error), Is.All.InstanceOf<DubboConnectionException>());
        });
    }
}
