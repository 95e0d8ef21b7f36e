using System.Diagnostics;
using DubboNet.Interop.Tests.Java;
using Example.Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Stops one of two providers in order, under load. Callers avoid a provider that announces its stop.</summary>
[NonParallelizable]
public sealed class StoppedProviderTests
{
    private const int Callers = 64;

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Category("Java")]
    [Property("Rule", "W40")]
    public async Task No_call_fails_when_Java_stops(string line)
    {
        await JavaLine.RequireAsync(line);
        await StopOneOfTwoAsync(ProviderKind.Java, line);
    }

    [Test]
    [Property("Rule", "W67")]
    public Task Not_one_call_fails_when_DotNet_stops() => StopOneOfTwoAsync(ProviderKind.DotNet, line: "");

    private static async Task StopOneOfTwoAsync(ProviderKind kind, string line)
    {
        await using IProviderProcess first = await ProviderProcess.StartAsync(kind, line);
        await using IProviderProcess second = await ProviderProcess.StartAsync(kind, line);
        await using DubboChannel toStopped = Connect(first.Port);
        await using DubboChannel toOther = Connect(second.Port);
        await toStopped.ConnectAsync();
        int turn = 0;
        int servedByStopped = 0;
        await using var crowd = new Crowd(Callers, async () =>
        {
            bool isWanted =
                toStopped.GetSnapshot() is { State: ChannelState.Ready, IsReadOnly: false } && (Interlocked.Increment(ref turn) & 1) == 0;
            await (isWanted ? toStopped : toOther).CreateClient<IFrameService>().SleepAsync(20);
            Interlocked.Add(ref servedByStopped, isWanted ? 1 : 0);
        });
        await crowd.FlowsAsync(since: 0);

        await first.StopAsync();
        int servedBefore = Volatile.Read(ref servedByStopped);
        await crowd.FlowsAsync(Stopwatch.GetTimestamp());

        TestContext.Out.WriteLine(
            $"{kind} {line} provider stopped in order: {crowd.Ended.Count} calls, {servedBefore} of them served by the provider that "
                + $"stopped, {crowd.Failed.Count()} failed.");
        Assert.That(servedBefore, Is.GreaterThan(0));
        Assert.That(crowd.Failed.Select(call => call.Error), Is.Empty);
    }

    private static DubboChannel Connect(int port) =>
        new($"dubbo://127.0.0.1:{port}", new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(30) });
}
