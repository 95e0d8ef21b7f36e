namespace DubboNet.Client;

/// <summary>How long to wait before the next attempt to connect: nothing at first, then longer each time up to a cap, each time a little different.</summary>
internal sealed class ReconnectDelay(TimeSpan first, TimeSpan cap, Random random)
{
    private const double Growth = 1.6;
    private const double Jitter = 0.2;

    private TimeSpan _next;

    /// <summary>The delay before the next attempt; the one after that is longer.</summary>
    public TimeSpan Next()
    {
        TimeSpan delay = _next * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
        TimeSpan longer = _next == TimeSpan.Zero ? first : _next * Growth;
        _next = longer < cap ? longer : cap;
        return delay;
    }

    /// <summary>Begins anew after a connection that was good for something.</summary>
    public void Reset() => _next = TimeSpan.Zero;

    /// <summary>After a connection to a provider that is certain to be away for a while.</summary>
    public void SkipToLongest() => _next = cap;
}
