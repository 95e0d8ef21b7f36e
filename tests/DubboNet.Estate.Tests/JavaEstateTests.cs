using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>Shows how Java consumers follow Java providers through real registries. What .NET does is compared with this.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class JavaEstateTests
{
    private const int Callers = 4;
    private const int CallsAfterwards = 200;

    // At interface level, 3.x delivers at most one change in 5 s. The rest is for a busy machine.
    private const long FollowLimit = 10_000;

    // A 3.x consumer that follows both levels can take 55 s to call a provider that returns at its port through ZooKeeper. Then it looks
    // after lost connections. With the application level alone, 3.2 does so at once.
    private const long ReturnLimit = 75_000;

    // Nacos removes an instance 30 s after its last beat, as 2.7 sends them.
    private const long ForgetLimit = 45_000;

    private EstateRegistry _registry;
    private string _line = "";
    private long _stepStart;

    [TestCaseSource(typeof(EstateRun), nameof(EstateRun.Lines))]
    public async Task Consumer_follows_its_providers(EstateRegistry registry, string line)
    {
        await EstateRun.RequireAsync(line);
        (_registry, _line, _stepStart) = (registry, line, EstateClock.Now);
        EstateOptions options = new(await EstateRun.GetAddressAsync(registry)) { Application = $"java-{line}", Group = $"java-{line}" };
        Report("the registry runs");
        Task<JavaEstateConsumer> starting = JavaEstateConsumer.StartAsync(line, options with { Application = $"java-consumer-{line}" });
        await using JavaEstateProvider first = await JavaEstateProvider.StartAsync(line, options);
        await using JavaEstateConsumer consumer = await starting;
        Report("a provider and a consumer have started");

        await FindAsync(consumer, first);
        await using JavaEstateProvider second = await StartAsync(consumer, EstateTable.SecondStarts, FollowLimit, options);
        await StopAsync(consumer, first, remaining: second);
        // Java takes a minute to return to a port, which only the full form of the tests waits for.
        await using JavaEstateProvider third = Form.IsFull
            ? await StartAsync(consumer, EstateTable.StartsAgain, ReturnLimit, options with { Port = first.Port })
            : await StartAsync(consumer, EstateTable.AnotherStarts, FollowLimit, options);
        await KillAsync(consumer, second, remaining: third);
    }

    private async Task FindAsync(JavaEstateConsumer consumer, JavaEstateProvider provider)
    {
        await consumer.StartLoadAsync(Callers);
        EstateCounts counts = await consumer.WaitForFirstCallAsync(provider.Port);
        long found = counts.Providers[provider.Port].First - Math.Max(consumer.ReadyAt, provider.ReadyAt);
        Add(EstateTable.FirstStarts, found, counts, FollowLimit);
        await consumer.WaitForProvidersAsync(provider.Port);
        await consumer.ForgetAsync();
    }

    private async Task<JavaEstateProvider> StartAsync(
        JavaEstateConsumer consumer, string change, long limit, EstateOptions options)
    {
        JavaEstateProvider provider = await JavaEstateProvider.StartAsync(_line, options);
        EstateCounts counts = await consumer.WaitForFirstCallAsync(provider.Port);
        Add(change, counts.Providers[provider.Port].First - provider.ReadyAt, counts, limit);
        return provider;
    }

    private async Task StopAsync(JavaEstateConsumer consumer, JavaEstateProvider provider, JavaEstateProvider remaining)
    {
        await consumer.ForgetAsync();
        long stopping = EstateClock.Now;
        await provider.StopAsync();
        Report("the provider has stopped");
        await consumer.WaitForProvidersAsync(remaining.Port);
        EstateCounts counts = await consumer.WaitForMoreCallsAsync(remaining.Port, CallsAfterwards);
        long last = counts.Providers.GetValueOrDefault(provider.Port)?.Last ?? stopping;
        Add(EstateTable.Stops, last - stopping, counts, FollowLimit);
        await consumer.ForgetAsync();
    }

    private async Task KillAsync(JavaEstateConsumer consumer, JavaEstateProvider provider, JavaEstateProvider remaining)
    {
        await consumer.ForgetAsync();
        long killed = EstateClock.Now;
        provider.Kill();
        await consumer.WaitForProvidersAsync(remaining.Port);
        long forgotten = EstateClock.Now;
        await consumer.WaitForMoreCallsAsync(remaining.Port, CallsAfterwards);
        // A call that was under way can last until its timeout.
        EstateCounts counts = await consumer.EndLoadAsync();
        Add(EstateTable.Killed, forgotten - killed, counts, ForgetLimit);
    }

    private void Add(string change, long followedAfter, EstateCounts counts, long limit)
    {
        // A provider may be called before the test knows that it has started.
        long after = Math.Max(0, followedAfter);
        EstateTable.Add(new EstateRow(_registry, _line, EstateTable.JavaWithJava, change, after, counts.FailedCalls, counts.Longest));
        Report(string.Create(CultureInfo.InvariantCulture, $"{change}: followed after {after} ms ({counts})"));
        // How many calls Java loses is a figure of the table.
        Assert.That(after, Is.LessThan(Form.Limit(limit)), change);
    }

    private void Report(string step)
    {
        long now = EstateClock.Now;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_registry}, {_line}: {step}; {now - _stepStart} ms."));
        _stepStart = now;
    }
}
