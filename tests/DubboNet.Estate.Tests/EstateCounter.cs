using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>Counts the calls of a .NET consumer, as <c>interop.EstateCounts</c> does in Java.</summary>
internal sealed class EstateCounter
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, EstateCount> _providers = [];
    private readonly Dictionary<string, EstateCount> _failures = [];

    /// <summary>Makes a call that returns the port of the provider, and returns whether it succeeded.</summary>
    public async Task<bool> AddAsync(Func<Task<string?>> callAsync)
    {
        long start = EstateClock.Now;
        try
        {
            int port = int.Parse((await callAsync())!, CultureInfo.InvariantCulture);
            Add(_providers, port, start);
            return true;
        }
        catch (Exception e) when (e is DubboException or TimeoutException)
        {
            Add(_failures, $"{e.GetType().Name} ({e.Message})", start);
            return false;
        }
    }

    public EstateCounts Count()
    {
        lock (_lock)
            return new EstateCounts(new Dictionary<int, EstateCount>(_providers), new Dictionary<string, EstateCount>(_failures));
    }

    public void Clear()
    {
        lock (_lock)
        {
            _providers.Clear();
            _failures.Clear();
        }
    }

    private void Add<TKey>(Dictionary<TKey, EstateCount> counts, TKey key, long start)
        where TKey : notnull
    {
        long time = EstateClock.Now - start;
        lock (_lock)
        {
            counts[key] = counts.TryGetValue(key, out EstateCount? known)
                ? new(known.Calls + 1, Math.Min(known.First, start), Math.Max(known.Last, start), Math.Max(known.Longest, time))
                : new(1, start, start, time);
        }
    }
}
