using System.Collections.Concurrent;
using System.Diagnostics;

namespace DubboNet.TestKit;

/// <summary>Represents a call that has ended. Times are values of <see cref="Stopwatch.GetTimestamp"/>.</summary>
internal sealed record EndedCall(int Caller, long Start, long End, Exception? Error)
{
    public double Milliseconds => Stopwatch.GetElapsedTime(Start, End).TotalMilliseconds;
}

/// <summary>Runs callers that make one call after another without end, and keeps the outcomes. A caller pauses after a failure.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Func<ValueTask> _callAsync;
    private readonly long[] _underWay;
    private readonly Task[] _callers;
    private volatile bool _isStopping;

    public Crowd(int callers, Func<ValueTask> callAsync)
    {
        _callAsync = callAsync;
        _underWay = new long[callers];
        _callers = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(() => RunAsync(caller)))];
    }

    public ConcurrentQueue<EndedCall> Ended { get; } = new();

    public IEnumerable<EndedCall> Failed => Ended.Where(call => call.Error is not null);

    /// <summary>
    /// Waits until every caller has received a response after a time. Returns when the last caller received its first one.
    /// </summary>
    public async Task<long> FlowsAsync(long since)
    {
        long[] first = [];
        await UntilAsync(
            () =>
            {
                first =
                [
                    .. Ended.Where(call => call.Error is null && call.End >= since)
                        .GroupBy(call => call.Caller)
                        .Select(calls => calls.Min(call => call.End)),
                ];
                return first.Length == _callers.Length;
            },
            "all callers received a response");
        return first.Max();
    }

    /// <summary>Waits until a call that started after a time has failed for every caller.</summary>
    public Task FailsAsync(long since) => UntilAsync(
        () => Failed.Where(
            call => call.Start >= since).Select(call => call.Caller).Distinct().Count() == _callers.Length, "all callers have noticed");

    /// <summary>
    /// Waits until all calls that began before a loss have ended. Returns those that the loss failed. They were pending at the time of its
    /// cause.
    /// </summary>
    public async Task<IReadOnlyList<EndedCall>> WerePendingAsync(long cause, long loss)
    {
        await UntilAsync(
            () => Enumerable.Range(0, _underWay.Length).All(
                caller => Volatile.Read(ref _underWay[caller]) is var start && (start == 0 || start >= loss)), "no call remains");
        return [.. Failed.Where(call => call.Start < loss && call.End > cause)];
    }

    /// <summary>Waits for a state that no event announces, without using a processor.</summary>
    public static async Task UntilAsync(Func<bool> condition, string expected)
    {
        using var timer = new PeriodicTimer(Look);
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"It did not come about that {expected}.");
            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        await Task.WhenAll(_callers).WaitAsync(Limit);
    }

    private async Task RunAsync(int caller)
    {
        using var rest = new PeriodicTimer(Rest);
        while (!_isStopping)
        {
            long start = Stopwatch.GetTimestamp();
            Volatile.Write(ref _underWay[caller], start);
            Exception? error = null;
            try
            {
                await _callAsync();
            }
            catch (Exception e)
            {
                error = e;
            }

            Ended.Enqueue(new EndedCall(caller, start, Stopwatch.GetTimestamp(), error));
            Volatile.Write(ref _underWay[caller], 0);
            if (error is not null)
                await rest.WaitForNextTickAsync();
        }
    }
}
