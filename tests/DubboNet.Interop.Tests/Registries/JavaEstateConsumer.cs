using System.Globalization;

namespace DubboNet.Interop.Tests.Registries;

/// <summary>Runs a Java consumer of EstateService that finds its providers. See <c>interop.EstateConsumer</c>.</summary>
internal sealed class JavaEstateConsumer : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The limit against hangs. Some changes take Java a minute.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly JavaEstatePeer _peer;

    private JavaEstateConsumer(JavaEstatePeer peer) => _peer = peer;

    /// <summary>Gets the last lines of the process's log.</summary>
    public string Log => _peer.Process.Log;

    /// <summary>Gets when the consumer had its reference, in milliseconds of the system clock.</summary>
    public long ReadyAt { get; } = EstateClock.Now;

    /// <summary>Starts a consumer. It also starts if it finds no provider.</summary>
    /// <exception cref="InvalidOperationException">The process did not start. The message contains its log.</exception>
    public static async Task<JavaEstateConsumer> StartAsync(string line, EstateOptions options) =>
        new(await JavaEstatePeer.StartAsync(line, "estate-consumer", options));

    /// <summary>Makes calls one after another, and returns their outcomes.</summary>
    public async Task<EstateCounts> CallAsync(int count) => EstateCounts.Parse(await AskAsync($"call {count}"));

    /// <summary>Starts callers that make one call after another until <see cref="EndLoadAsync"/>.</summary>
    public Task StartLoadAsync(int callers) => AskAsync($"load {callers}");

    /// <summary>Returns the outcomes of the load so far.</summary>
    public async Task<EstateCounts> CountAsync() => EstateCounts.Parse(await AskAsync("counts"));

    /// <summary>Sets the counts of the load to zero.</summary>
    public Task ForgetAsync() => AskAsync("forget");

    /// <summary>Ends the load, and returns its outcomes.</summary>
    public async Task<EstateCounts> EndLoadAsync() => EstateCounts.Parse(await AskAsync("end"));

    /// <summary>Returns the ports of the providers that the consumer knows.</summary>
    public async Task<IReadOnlyList<int>> GetProvidersAsync()
    {
        string[] ports = (await AskAsync("providers")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
    }

    /// <summary>Waits until a provider has served a call of the load, and returns the outcomes.</summary>
    public Task<EstateCounts> WaitForFirstCallAsync(int port) => WaitForTotalAsync(port, 1);

    /// <summary>Waits until a provider has served this many more calls of the load, and returns the outcomes.</summary>
    public async Task<EstateCounts> WaitForMoreCallsAsync(int port, int calls) =>
        await WaitForTotalAsync(port, (await CountAsync()).CallsOf(port) + calls);

    /// <summary>Waits until the consumer knows exactly these providers.</summary>
    public Task WaitForProvidersAsync(params int[] ports)
    {
        IReadOnlyList<int> known = [];
        return UntilAsync(
            async () => (known = await GetProvidersAsync()).Order().SequenceEqual(ports.Order()),
            () => $"the consumer knows [{string.Join(", ", ports)}], not [{string.Join(", ", known)}]");
    }

    public ValueTask DisposeAsync() => _peer.DisposeAsync();

    private async Task<EstateCounts> WaitForTotalAsync(int port, int calls)
    {
        EstateCounts counts = await CountAsync();
        await UntilAsync(
            async () => (counts = await CountAsync()).CallsOf(port) >= calls,
            () => $"the provider at port {port} has served {calls} calls ({counts})");
        return counts;
    }

    private Task<string> AskAsync(string command) => _peer.Process.AskAsync(command);

    private async Task UntilAsync(Func<Task<bool>> isMetAsync, Func<string> describe)
    {
        using var timer = new PeriodicTimer(Look);
        long end = EstateClock.Now + (long)Limit.TotalMilliseconds;
        while (!await isMetAsync())
        {
            if (EstateClock.Now > end)
                throw new TimeoutException($"It did not come about that {describe()}.\n{Log}");
            await timer.WaitForNextTickAsync();
        }
    }
}
