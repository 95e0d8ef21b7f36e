namespace DubboNet.Estate.Tests;

/// <summary>Represents a consumer of EstateService that finds its providers in a registry.</summary>
internal abstract class EstateConsumer(string name) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The limit against hangs. Some changes take Java a minute.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Gets the last lines of the consumer's log.</summary>
    public abstract string Log { get; }

    /// <summary>Gets when the consumer could make calls, in milliseconds of the system clock.</summary>
    public long ReadyAt { get; } = EstateClock.Now;

    /// <summary>Starts callers that make one call of some milliseconds after another until <see cref="EndLoadAsync"/>.</summary>
    public abstract Task StartLoadAsync(int callers, int callMilliseconds = 5);

    /// <summary>Returns the outcomes of the load so far.</summary>
    public abstract Task<EstateCounts> CountAsync();

    /// <summary>Sets the counts of the load to zero.</summary>
    public abstract Task ForgetAsync();

    /// <summary>Ends the load, and returns its outcomes.</summary>
    public abstract Task<EstateCounts> EndLoadAsync();

    /// <summary>Returns the ports of the providers that the consumer knows.</summary>
    public abstract Task<IReadOnlyList<int>> GetProvidersAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Waits until a provider has served a call of the load, and returns the outcomes.</summary>
    public Task<EstateCounts> WaitForFirstCallAsync(int port) => WaitForTotalAsync(port, 1);

    /// <summary>Waits until a provider has served this many more calls of the load, and returns the outcomes.</summary>
    public async Task<EstateCounts> WaitForMoreCallsAsync(int port, int calls) =>
        await WaitForTotalAsync(port, (await CountAsync()).CallsOf(port) + calls);

    /// <summary>Waits until a provider has had no call of the load for a time, and returns the outcomes.</summary>
    public async Task<EstateCounts> WaitForQuietAsync(int port, TimeSpan time)
    {
        long start = EstateClock.Now;
        EstateCounts counts = await CountAsync();
        await UntilAsync(
            async () =>
            {
                counts = await CountAsync();
                long last = Math.Max(start, counts.Providers.GetValueOrDefault(port)?.Last ?? start);
                return EstateClock.Now - last > time.TotalMilliseconds;
            },
            () => $"the provider at port {port} has no calls for {time} ({counts})");
        return counts;
    }

    /// <summary>Waits until the consumer knows exactly these providers.</summary>
    public Task WaitForProvidersAsync(params IReadOnlyList<int> ports)
    {
        IReadOnlyList<int> known = [];
        return UntilAsync(
            async () => (known = await GetProvidersAsync()).Order().SequenceEqual(ports.Order()),
            () => $"the consumer knows [{string.Join(", ", ports)}], not [{string.Join(", ", known)}]");
    }

    /// <summary>Waits until the consumer knows a provider.</summary>
    public Task WaitForProviderAsync(int port) => UntilAsync(
        async () => (await GetProvidersAsync()).Contains(port), () => $"the consumer knows the provider at port {port}");

    public override string ToString() => name;

    private async Task<EstateCounts> WaitForTotalAsync(int port, int calls)
    {
        EstateCounts counts = await CountAsync();
        await UntilAsync(
            async () => (counts = await CountAsync()).CallsOf(port) >= calls,
            () => $"the provider at port {port} has served {calls} calls ({counts})");
        return counts;
    }

    private async Task UntilAsync(Func<Task<bool>> isMetAsync, Func<string> describe)
    {
        using var timer = new PeriodicTimer(Look);
        long end = EstateClock.Now + (long)Limit.TotalMilliseconds;
        while (!await isMetAsync())
        {
            if (EstateClock.Now > end)
                throw new TimeoutException($"{name}: it did not come about that {describe()}.\n{Log}");
            await timer.WaitForNextTickAsync();
        }
    }
}
