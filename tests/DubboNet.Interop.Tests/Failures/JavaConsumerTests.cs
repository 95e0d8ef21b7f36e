using System.Globalization;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// Tests that Java consumers handle a killed, stopped or frozen .NET provider as well as a Java one. The times to notice a loss and to
/// connect again depend on the consumer. In 3.x, waiting calls end only at their timeout.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class JavaConsumerTests
{
    private const int Threads = 64;

    // How much longer than with a Java provider actions can take that depend on the timers of the consumer. The timers fire each second.
    private static readonly double Slack = Form.Limit(1200);

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W64")]
    [Property("Rule", "W65")]
    public async Task Consumers_of_a_killed_provider_recover_as_fast_as_with_Java(string line)
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
        await using JavaStorm storm =
            await JavaStorm.StartAsync(line, Threads, TimeSpan.FromSeconds(30), retries: 0, first.Port, second.Port);
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
                // The next provider restarts only after the last one is used again.
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
    public async Task Consumers_of_a_frozen_provider_time_out_and_continue_after_the_freeze(string line)
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

        TestContext.Out.WriteLine(
            $"Java {line} consumer, .NET provider frozen: {failures}; all threads served {recovered} ms after it went on.");
        Assert.That(failures, Does.EndWith("[RpcException 2]"), "only timeouts");
        Assert.That(recovered, Is.LessThan(Form.Limit(1500)));
    }

    /// <summary>
    /// Returns the longest times of all rounds, from the loss to the end of the last pending call, and from the new start to the first
    /// response for all threads.
    /// </summary>
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
                    $"Java {line} consumer, {kind} provider, kill {round}: {count} calls pending, the last failed {last - lost} ms after "
                        + $"the loss ({kinds}); all {Threads} threads served {flowing - back} ms after accepting."));
            }
        }
        finally
        {
            await provider.DisposeAsync();
        }

        return (worstPending, worstReturn);
    }
}
