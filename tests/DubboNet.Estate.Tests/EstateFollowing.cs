using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Checks how several consumers under load follow changes of their providers at the same time. The row of a change has the figures of the
/// first one, which has the default options.
/// </summary>
internal sealed class EstateFollowing(EstateRegistry registry, string line, string direction, IReadOnlyList<EstateConsumer> consumers)
{
    private const int Callers = 2;
    private const int CallsAfterwards = 50;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>Starts the load, and waits until all consumers call the first provider.</summary>
    public async Task FindAsync(IEstateProvider provider, long limit)
    {
        await AllAsync(consumer => consumer.StartLoadAsync(Callers));
        await CheckAsync(
            EstateTable.FirstStarts, limit, mayFail: true, consumer => consumer.WaitForFirstCallAsync(provider.Port),
            (consumer, counts) => counts.Providers[provider.Port].First - Math.Max(consumer.ReadyAt, provider.ReadyAt));
        await AllAsync(consumer => consumer.WaitForProvidersAsync(provider.Port));
        await ForgetAsync();
    }

    /// <summary>Waits until all consumers call a provider that is ready since a time.</summary>
    public Task ArrivesAsync(string change, int port, long readyAt, long limit) => CheckAsync(
        change, limit, mayFail: false, consumer => consumer.WaitForFirstCallAsync(port),
        (_, counts) => counts.Providers[port].First - readyAt);

    /// <summary>Makes a change after which no consumer calls a provider any more.</summary>
    public async Task LeavesAsync(string change, Func<Task> changeAsync, int port, IEstateProvider remaining, long limit)
    {
        await ForgetAsync();
        long start = EstateClock.Now;
        await changeAsync();
        await CheckAsync(
            change, limit, mayFail: false,
            async consumer =>
            {
                await consumer.WaitForQuietAsync(port, Quiet);
                return await consumer.WaitForMoreCallsAsync(remaining.Port, CallsAfterwards);
            },
            (_, counts) => (counts.Providers.GetValueOrDefault(port)?.Last ?? start) - start);
        await ForgetAsync();
    }

    /// <summary>Kills a provider, and waits until all consumers have forgotten it. Ends the load.</summary>
    public async Task IsKilledAsync(JavaEstateProvider provider, IEstateProvider remaining, long limit)
    {
        await ForgetAsync();
        long killed = EstateClock.Now;
        provider.Kill();
        var forgotten = consumers.ToDictionary(consumer => consumer, _ => 0L);
        await AllAsync(async consumer =>
        {
            await consumer.WaitForProvidersAsync(remaining.Port);
            long now = EstateClock.Now;
            lock (forgotten)
                forgotten[consumer] = now;
            await consumer.WaitForMoreCallsAsync(remaining.Port, CallsAfterwards);
        });
        // A call that was under way can last until its timeout.
        await CheckAsync(
            EstateTable.Killed, limit, mayFail: false, consumer => consumer.EndLoadAsync(), (consumer, _) => forgotten[consumer] - killed);
    }

    /// <summary>Ends the load.</summary>
    public Task EndAsync() => AllAsync(consumer => consumer.EndLoadAsync());

    private Task ForgetAsync() => AllAsync(consumer => consumer.ForgetAsync());

    private Task AllAsync(Func<EstateConsumer, Task> runAsync) => Task.WhenAll(consumers.Select(runAsync));

    private async Task CheckAsync(
        string change, long limit, bool mayFail, Func<EstateConsumer, Task<EstateCounts>> waitAsync,
        Func<EstateConsumer, EstateCounts, long> measure)
    {
        EstateCounts[] all = await Task.WhenAll(consumers.Select(waitAsync));
        // A provider may be called before the test knows that it has started.
        long[] times = [.. consumers.Zip(all, (consumer, counts) => Math.Max(0, measure(consumer, counts)))];
        EstateTable.Add(new EstateRow(registry, line, direction, change, times[0], all[0].FailedCalls, all[0].Longest));
        for (int i = 0; i < all.Length; i++)
        {
            string what = string.Create(
                CultureInfo.InvariantCulture, $"{registry}, {line}, {direction}, {consumers[i]}: {change}: {times[i]} ms ({all[i]})");
            TestContext.Out.WriteLine(what);
            string log = consumers[i].Log;
            Assert.Multiple(() =>
            {
                Assert.That(times[i], Is.LessThan(Form.Limit(limit)), () => $"{what}\n{log}");
                if (!mayFail)
                    Assert.That(all[i].FailedCalls, Is.Zero, () => $"{what}\n{log}");
            });
        }
    }
}
