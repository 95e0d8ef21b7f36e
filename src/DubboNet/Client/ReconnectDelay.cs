using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>
/// Calculates the delays before attempts to connect. A good connection is replaced at once. Later delays grow up to a cap, and each
/// varies a little at random.
/// </summary>
internal sealed class ReconnectDelay(TimeSpan first, TimeSpan cap, Random random)
{
    /// <summary>
    /// The number of consecutive connections that are replaced without a delay. This many providers behind one address can stop in quick
    /// succession.
    /// </summary>
    private const int MostReplacedAtOnce = 8;

    private const double Jitter = 0.2;

    private static readonly TimeSpan FirstRequestedDelay = TimeSpan.FromMilliseconds(20);

    private readonly TimeSpan _first = TimerRange.Cap(first);
    private readonly TimeSpan _cap = TimerRange.Cap(cap);
    private TimeSpan _next;
    private TimeSpan _requestedDelay;
    private bool _wasAtOnce;
    private int _replaced;

    /// <summary>Returns the delay before the next attempt, and increases the one after that.</summary>
    /// <param name="longest">A cap for this delay, or null for the usual one.</param>
    public TimeSpan Next(TimeSpan? longest = null)
    {
        TimeSpan limit = longest ?? _cap;
        TimeSpan next = _next < limit ? _next : limit;
        _wasAtOnce = next == TimeSpan.Zero;
        _next = ExponentialBackoff.Next(next, _first, limit);
        return Vary(next);
    }

    /// <summary>
    /// Returns the delay before an attempt that calls request after a refused one. It also grows, up to the usual first delay. A refusal
    /// costs both sides little, and a provider that starts may listen at any moment.
    /// </summary>
    public TimeSpan NextRequested() => Vary(_requestedDelay = ExponentialBackoff.Next(_requestedDelay, FirstRequestedDelay, _first));

    /// <summary>
    /// Resets the delays after a connection that lasted, or on which a response to a call was received. If a peer responds and then closes
    /// its connections, one of two consecutive attempts still waits.
    /// </summary>
    public void Reset(bool hasLasted)
    {
        _next = hasLasted || !_wasAtOnce ? TimeSpan.Zero : _first;
        _requestedDelay = TimeSpan.Zero;
    }

    /// <summary>
    /// Makes the next attempt immediate, because the provider stops and another one has its address. A peer that only claims this gets
    /// attempts without a delay until too many consecutive connections did not last. After that, each attempt waits. The delays grow unless
    /// responses to calls were received.
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
