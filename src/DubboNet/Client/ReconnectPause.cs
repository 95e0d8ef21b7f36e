using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>Pauses between attempts to connect. A pause after a refused attempt is short if calls need the connection.</summary>
/// <remarks>The keeper's loop begins pauses and waits. Any thread can request an attempt and read the state.</remarks>
internal sealed class ReconnectPause(DubboChannelOptions options)
{
    private readonly ReconnectDelay _delay = new(options.ReconnectDelay, options.MaxReconnectDelay, options.Random);
    private AsyncLatch _requested = new(options.Scheduler);
    private TimeSpan _least;
    private long _endsAt;

    /// <summary>Gets the length of the pause if no call requests an attempt.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Gets a value indicating whether the pause has ended because a call requested an attempt, which is about to begin.</summary>
    public bool IsOver => Volatile.Read(ref _requested).IsSet && Left <= TimeSpan.Zero;

    /// <summary>Gets the remaining time of the pause if a call requests an attempt.</summary>
    public TimeSpan Left => -options.TimeProvider.GetElapsedTime(Volatile.Read(ref _endsAt));

    /// <summary>Requests an attempt for a call that needs the connection. Also ends the pause of a keeper that stops.</summary>
    public void RequestAttempt() => Volatile.Read(ref _requested).Set();

    /// <summary>Makes the next pauses short again, after a useful connection.</summary>
    public void Reset(bool hasLasted) => _delay.Reset(hasLasted);

    /// <summary>
    /// Makes the next pause short again, after a connection to a provider that stops (<see cref="ReconnectDelay.Replace"/>).
    /// </summary>
    public void Replace(bool hasLasted, bool hasResponded) => _delay.Replace(hasLasted, hasResponded);

    /// <summary>Begins a pause, which calls can shorten from now on. Returns false if the next attempt is due immediately.</summary>
    /// <param name="longest">The longest pause, or null for the usual one.</param>
    /// <param name="hasFailed">Whether the last attempt failed, so that the next one is not due immediately.</param>
    /// <param name="wasRefused">Whether the last attempt was refused.</param>
    public bool Begin(TimeSpan? longest, bool hasFailed, bool wasRefused)
    {
        Longest = _delay.Next(longest);
        if (Longest == TimeSpan.Zero && hasFailed)
            Longest = _delay.Next();
        TimeSpan asked = wasRefused ? _delay.NextRequested() : Longest;
        _least = asked < Longest ? asked : Longest;
        long ticks = (long)(_least.TotalSeconds * options.TimeProvider.TimestampFrequency);
        Volatile.Write(ref _endsAt, options.TimeProvider.GetTimestamp() + ticks);
        Volatile.Write(ref _requested, new AsyncLatch(options.Scheduler));
        return Longest > TimeSpan.Zero;
    }

    /// <summary>Waits for the end of the pause.</summary>
    /// <param name="stopping">A latch that also ends the pause.</param>
    public async Task WaitAsync(AsyncLatch stopping)
    {
        AsyncLatch asked = _requested;
        if (!await stopping.WaitAsync(_least, options.TimeProvider).ConfigureAwait(false) && Longest > _least)
            await asked.WaitAsync(Longest - _least, options.TimeProvider).ConfigureAwait(false);
    }
}
