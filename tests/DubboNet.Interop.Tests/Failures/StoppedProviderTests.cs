using System.Diagnostics;
using DubboNet.Client;
using Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>One of two providers stops in order, under load; callers avoid a provider that has said so.</summary>
[NonParallelizable]
public sealed class StoppedProviderTests
{
    private const int Callers = 64;

    [Test]
    [Property("Rule", "W67")]
    public async Task Not_one_call_fails_when_DotNet_stops()
    {
        (int stopped, int other) = (FreePort.Find(), FreePort.Find());
        await using IProviderProcess first = await ProviderProcess.StartAsync(ProviderKind.DotNet, line: "", stopped);
        await using IProviderProcess second = await ProviderProcess.StartAsync(ProviderKind.DotNet, line: "", other);
        await using DubboChannel toStopped = Connect(stopped);
        await using DubboChannel toOther = Connect(other);
        await toStopped.ConnectAsync();
        int turn = 0;
        int servedByStopped = 0;
        await using var crowd = new Crowd(Callers, async () =>
        {
            bool isWanted = toStopped.GetSnapshot() is { State: ChannelState.Ready, IsReadOnly: false } && (Interlocked.Increment(ref turn) & 1) == 0;
            await (isWanted ? toStopped : toOther).InvokeAsync(FrameMethods.Default.Sleep, 20);
            Interlocked.Add(ref servedByStopped, isWanted ? 1 : 0);
        });
        await crowd.FlowsAsync(since: 0);

        await first.StopAsync();
        int servedBefore = Volatile.Read(ref servedByStopped);
        await crowd.FlowsAsync(Stopwatch.GetTimestamp());

        TestContext.Out.WriteLine(
            $"Provider stopped in order: {crowd.Ended.Count} calls, {servedBefore} of them served by the provider that stopped, {crowd.Failed.Count()} failed.");
        Assert.That(servedBefore, Is.GreaterThan(0));
        Assert.That(crowd.Failed.Select(call => call.Error), Is.Empty);
    }

    private static DubboChannel Connect(int port) =>
        new($"dubbo://127.0.0.1:{port}", new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(30) });
}
