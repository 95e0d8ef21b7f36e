using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>How long to wait before the next attempt to connect: nothing after a good connection, then longer each time up to a cap, each time a little different.</summary>
internal sealed class ReconnectDelay(TimeSpan first, TimeSpan cap, Random random)
{
    private const double Growth = 1.6;
    private const double Jitter = 0.2;

    private readonly TimeSpan _first = TimerRange.Cap(first);
    private readonly TimeSpan _cap = TimerRange.Cap(cap);
    private TimeSpan _next;
    private bool _wasAtOnce;

    /// <summary>The delay before the next attempt; the one after that is longer.</summary>
    /// <param name="longest">A cap for this one; null for the usual cap.</param>
    public TimeSpan Next(TimeSpan? longest = null)
    {
        TimeSpan limit = longest ?? _cap;
        TimeSpan next = _next < limit ? _next : limit;
        _wasAtOnce = next == TimeSpan.Zero;
        TimeSpan longer = _wasAtOnce ? _first : next * Growth;
        _next = longer < limit ? longer : limit;
        return next * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
    }

    /// <summary>
    /// Begins again after a connection that lasted, or on which a call was answered. A peer that answers and closes does not get attempts without a delay
    /// between them: of two in a row, one waits.
    /// </summary>
    public void Reset(bool hasLasted) => _next = hasLasted || !_wasAtOnce ? TimeSpan.Zero : _first;
}
