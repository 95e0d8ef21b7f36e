using System.Globalization;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// The same with Java consumers: what they see of a .NET provider that is killed, stopped in order or frozen must be no worse than what they see of a Java
/// one. How soon they notice a loss and come back is theirs: 3.x leaves calls that wait until they time out.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class JavaConsumerTests
{
    private const int Threads = 64;

    /// <summary>How much longer than with a Java provider may take what the consumer's timers decide, which go off each second.</summary>
    private static readonly double Slack = Form.Limit(1200);

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W64")]
    [Property("Rule", "W65")]
    public async Task Consumers_of_a_killed_provider_are_no_worse_off_than_with_Java(string line)
    {
        await JavaLine.RequireAsync(line);
        (long Pending, long Return) java = await KillAsync(ProviderKind.Java, line, Form.Kills);
        (long Pending, long Return) dotNet = await KillAsync(ProviderKind.DotNet, line, Form.Kills);
        Assert.That(dotNet.Pending, Is.LessThan(java.Pending + Slack));
        Assert.That(dotNet.Return, Is.LessThan(java.Return + Slack));
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W67")]
    public async Task No_call_fails_when_one_of_two_providers_stops_in_order(string line)
    {
        await JavaLine.RequireAsync(line);
        await using IProviderProcess first = await ProviderProcess.StartAsync(ProviderKind.DotNet, line);
        await using IProviderProcess second = await ProviderProcess.StartAsync(ProviderKind.DotNet, line);
        await using JavaStorm storm = await JavaStorm.StartAsync(line, Threads, TimeSpan.FromSeconds(30), retries: 0, first.Port, second.Port);
        await storm.FlowsAsync(since: 0);
        await storm.ForgetAsync();

        await first.StopAsync();
        await storm.FlowsAsync(JavaStorm.Now);
        string failures = await storm.FailuresAsync();

        TestContext.Out.WriteLine($"Java {line} consumer, .NET provider stopped in order: {failures} failed.");
        Assert.That(failures, Is.EqualTo("0 []"));
    }

    [TestCase("3.3")]
    [Property("Rule", "W67")]
    public async Task No_call_fails_while_two_providers_are_restarted_in_turn(string line)
    {
        await JavaLine.RequireAsync(line);
        int[] ports = [FreePort.Find(), FreePort.Find()];
        DotNetProvider[] providers = await Task.WhenAll(ports.Select(DotNetProvider.StartAsync));
        try
        {
            await using JavaStorm storm = await JavaStorm.StartAsync(line, Threads, TimeSpan.FromSeconds(30), retries: 0, ports);
            await storm.FlowsAsync(since: 0);
            await storm.ForgetAsync();
            for (int restart = 0; restart < Form.Kills * providers.Length; restart++)
            {
                int next = restart % providers.Length;
                await providers[next].StopAsync();
                await providers[next].DisposeAsync();
                providers[next] = await DotNetProvider.StartAsync(ports[next]);
                // The next one only when the last one is used again.
                await providers[next].IsUsedAsync();
            }

            string failures = await storm.FailuresAsync();
            TestContext.Out.WriteLine($"Java {line} consumer, two .NET providers restarted {Form.Kills} times each: {failures} failed.");
            Assert.That(failures, Is.EqualTo("0 []"));
        }
        finally
        {
            foreach (DotNetProvider provider in providers)
                await provider.DisposeAsync();
        }
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W38")]
    public async Task Consumers_of_a_frozen_provider_time_out_and_go_on_once_it_does(string line)
    {
        await JavaLine.RequireAsync(line);
        await using IProviderProcess provider = await ProviderProcess.StartAsync(ProviderKind.DotNet, line);
        await using JavaStorm storm = await JavaStorm.StartAsync(line, Threads, TimeSpan.FromMilliseconds(500), retries: 0, provider.Port);
        await storm.FlowsAsync(since: 0);
        await storm.ForgetAsync();

        await ProcessSignal.FreezeAsync(provider.ProcessId);
        long frozen = JavaStorm.Now;
        await storm.FailsAsync(frozen);
        string failures = await storm.FailuresAsync();
        await ProcessSignal.ThawAsync(provider.ProcessId);
        long thawed = JavaStorm.Now;
        long recovered = await storm.FlowsAsync(thawed) - thawed;

        TestContext.Out.WriteLine($"Java {line} consumer, .NET provider frozen: {failures}; all threads served {recovered} ms after it went on.");
        Assert.That(failures, Does.EndWith("[RpcException 2]"), "time-outs and nothing else");
        Assert.That(recovered, Is.LessThan(Form.Limit(1500)));
    }

    /// <summary>How long after the loss the last pending call ended, and how long after accepting again all threads were served; the worst of all rounds.</summary>
    private static async Task<(long Pending, long Return)> KillAsync(ProviderKind kind, string line, int rounds)
    {
        int port = FreePort.Find();
        (long worstPending, long worstReturn) = (0, 0);
        IProviderProcess provider = await ProviderProcess.StartAsync(kind, line, port);
        try
        {
            await using JavaStorm storm = await JavaStorm.StartAsync(line, Threads, TimeSpan.FromSeconds(2), retries: 0, port);
            for (int round = 1; round <= rounds; round++)
            {
                Func<int, Task<IProviderProcess>> next = await ProviderProcess.PrepareAsync(kind, line);
                await storm.ForgetAsync();
                await storm.FlowsAsync(since: 0);
                using var before = new Watcher(port);
                await before.Accepted;

                long killed = JavaStorm.Now;
                provider.Kill();
                await before.Lost;
                long lost = JavaStorm.Now;
                (int count, long last, string kinds) = await storm.WerePendingAsync(killed, lost);
                await storm.FailsAsync(lost);
                using var after = new Watcher(port);
                await provider.DisposeAsync();
                provider = await next(port);
                await after.Accepted;
                long back = JavaStorm.Now;
                long flowing = await storm.FlowsAsync(back);
                (worstPending, worstReturn) = (Math.Max(worstPending, last - lost), Math.Max(worstReturn, flowing - back));
                TestContext.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Java {line} consumer, {kind} provider, kill {round}: {count} calls pending, the last failed {last - lost} ms after the loss ({kinds}); all {Threads} threads served {flowing - back} ms after accepting."));
            }
        }
        finally
        {
            await provider.DisposeAsync();
        }

        return (worstPending, worstReturn);
    }
}
