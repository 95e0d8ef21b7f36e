using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>How long to wait before the next attempt to connect: nothing after a good connection, then longer each time up to a cap, each time a little different.</summary>
internal sealed class ReconnectDelay(TimeSpan first, TimeSpan cap, Random random)
{
    /// <summary>How many connections in a row are replaced at once: as many providers may stop one right after the other behind one address.</summary>
    private const int MostReplacedAtOnce = 8;

    private const double Jitter = 0.2;

    private static readonly TimeSpan FirstRequestedDelay = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _first = TimerRange.Cap(first);
    private readonly TimeSpan _cap = TimerRange.Cap(cap);
    private TimeSpan _next;
    private TimeSpan _requestedDelay;
    private bool _wasAtOnce;
    private int _replaced;

    /// <summary>The delay before the next attempt; the one after that is longer.</summary>
    /// <param name="longest">A cap for this one; null for the usual cap.</param>
    public TimeSpan Next(TimeSpan? longest = null)
    {
        TimeSpan limit = longest ?? _cap;
        TimeSpan next = _next < limit ? _next : limit;
        _wasAtOnce = next == TimeSpan.Zero;
        _next = ExponentialBackoff.Next(next, _first, limit);
        return Vary(next);
    }

    /// <summary>
    /// The delay before an attempt for which calls ask, after one was refused: it grows, too, up to the usual first delay. A refusal costs
    /// neither side much, and a provider that starts may listen at any moment.
    /// </summary>
    public TimeSpan NextRequested() => Vary(_requestedDelay = ExponentialBackoff.Next(_requestedDelay, FirstRequestedDelay, _first));

    /// <summary>
    /// Begins again after a connection that lasted, or on which a call was answered. A peer that answers and closes does not get attempts without a delay
    /// between them: of two in a row, one waits.
    /// </summary>
    public void Reset(bool hasLasted)
    {
        _next = hasLasted || !_wasAtOnce ? TimeSpan.Zero : _first;
        _requestedDelay = TimeSpan.Zero;
    }

    /// <summary>
    /// Lets the next attempt be at once, because the provider stops and another one has its address. A peer that only says so gets attempts without a delay
    /// until too many connections in a row did not last. Then each waits, and longer each time unless calls were answered.
    /// </summary>
    public void Replace(bool hasLasted, bool hasResponded)
    {
        _replaced = hasLasted ? 1 : _replaced + 1;
        if (_replaced <= MostReplacedAtOnce)
            _next = TimeSpan.Zero;
        else if (hasResponded)
            _next = _first;
    }

    private TimeSpan Vary(TimeSpan delay) => delay * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
}
