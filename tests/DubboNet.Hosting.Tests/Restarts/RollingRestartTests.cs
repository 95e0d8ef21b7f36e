using DubboNet.Hessian;

namespace DubboNet.Hosting.Tests.Restarts;

/// <summary>Providers restart one after the other under constant load. No call may fail.</summary>
[Property("Feature", "50")]
[Property("Rule", "W67")]
[NonParallelizable]
public sealed class RollingRestartTests
{
    private const int Clusters = 4;
    private const int CallersEach = 8;
    private const int RestartsEach = 10;

    /// <summary>The method is not idempotent, so a call that may have run is not retried. A lost call therefore causes a failure.</summary>
    private static readonly DubboMethod<string, long> Price = new(
        new ServiceKey("com.acme.Pricing", "1.0.0"), "price", "Ljava/lang/String;",
        DubboArguments.CreateFormatter(HessianFormatters.String), HessianFormatters.Int64);

    private static readonly DubboMethod<string, string> SayHello = new(
        new ServiceKey("com.acme.GreetingService"), "sayHello", "Ljava/lang/String;",
        DubboArguments.CreateFormatter(HessianFormatters.String), HessianFormatters.String);

    [Test]
    public Task No_call_fails_while_hosts_restart_in_turn() =>
        RestartAsync(port => new RestartableHost(port), invoker => invoker.InvokeAsync(Price, "a").AsTask());

    [Test]
    [Platform(Exclude = "Win", Reason = "There are no signals.")]
    public Task No_call_fails_while_processes_receive_SIGTERM_in_turn() =>
        RestartAsync(port => new RestartableProcess(port), invoker => invoker.InvokeAsync(SayHello, "a").AsTask());

    private static async Task RestartAsync(Func<int, IRestartable> create, Func<IDubboInvoker, Task> callAsync)
    {
        int[] ports = [FreePort.Find(), FreePort.Find()];
        await using IRestartable first = create(ports[0]);
        await using IRestartable second = create(ports[1]);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        DubboCluster[] clusters = [.. Enumerable.Range(0, Clusters).Select(_ => Connect(ports))];
        using var end = new CancellationTokenSource();
        Task<int>[] callers =
        [
            .. clusters.SelectMany(cluster => Enumerable.Repeat(cluster, CallersEach))
                .Select(cluster => CallAsync(() => callAsync(cluster), end.Token)),
        ];
        for (int round = 0; round < RestartsEach; round++)
        {
            foreach (IRestartable provider in new[] { first, second })
            {
                // As in a real deployment, the next provider restarts only when the last one is used again.
                await UntilAllAreUsedAsync(clusters);
                await provider.StopAsync();
                await provider.StartAsync();
            }
        }

        await UntilAllAreUsedAsync(clusters);
        await end.CancelAsync();
        int[] calls = await Task.WhenAll(callers);
        await TestContext.Out.WriteLineAsync($"{calls.Sum()} calls.");
        Assert.That(calls, Is.All.GreaterThan(RestartsEach));
        foreach (DubboCluster cluster in clusters)
            await cluster.DisposeAsync();
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
    }

    private static DubboCluster Connect(int[] ports)
    {
        var channel = new DubboChannelOptions { Timeout = TimeSpan.FromMinutes(1), MaxReconnectDelay = TimeSpan.FromMilliseconds(200) };
        return new(
            string.Join(';', ports.Select(port => $"127.0.0.1:{port}")), new DubboClusterOptions { Channel = channel });
    }

    /// <summary>Makes one call after another with a short pause. Ends with the first call that fails.</summary>
    private static async Task<int> CallAsync(Func<Task> callAsync, CancellationToken end)
    {
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        int calls = 0;
        while (!end.IsCancellationRequested)
        {
            await callAsync();
            calls++;
            await breath.WaitForNextTickAsync(CancellationToken.None);
        }

        return calls;
    }

    private static async Task UntilAllAreUsedAsync(DubboCluster[] clusters)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        long start = TimeProvider.System.GetTimestamp();
        while (!Array.TrueForAll(clusters, HasTwoAvailable))
        {
            Assert.That(
                TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromMinutes(1)), "the providers are not used again");
            await look.WaitForNextTickAsync();
        }
    }

    private static bool HasTwoAvailable(DubboCluster cluster) =>
        cluster.GetSnapshot() is { Providers.Count: 2 } snapshot && snapshot.Providers.All(provider => provider.IsAvailable);
}
