using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>The pauses between attempts to connect. A pause after a refused attempt is short if calls ask for the connection.</summary>
/// <remarks>Threading: the keeper's loop begins pauses and waits; any thread asks and looks.</remarks>
internal sealed class ReconnectPause(DubboChannelOptions options)
{
    private readonly ReconnectDelay _delay = new(options.ReconnectDelay, options.MaxReconnectDelay, options.Random);
    private AsyncLatch _requested = new(options.Scheduler);
    private TimeSpan _least;
    private long _endsAt;

    /// <summary>How long it goes on if no call asks.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Whether it has ended because a call asked: the next attempt is about to begin.</summary>
    public bool IsOver => Volatile.Read(ref _requested).IsSet && Left <= TimeSpan.Zero;

    /// <summary>How long it goes on if a call asks.</summary>
    public TimeSpan Left => -options.TimeProvider.GetElapsedTime(Volatile.Read(ref _endsAt));

    /// <summary>A call needs the connection. Also ends the pause of a keeper that stops.</summary>
    public void RequestAttempt() => Volatile.Read(ref _requested).Set();

    /// <summary>The next pauses are short again, after a connection that was of use.</summary>
    public void Reset(bool hasLasted) => _delay.Reset(hasLasted);

    /// <summary>The next pause is short again, after a provider that stops (<see cref="ReconnectDelay.Replace"/>).</summary>
    public void Replace(bool hasLasted, bool hasResponded) => _delay.Replace(hasLasted, hasResponded);

    /// <summary>Begins a pause, for which calls ask from here on. False if the next attempt is due at once.</summary>
    /// <param name="longest">The longest pause; null for the usual one.</param>
    /// <param name="hasFailed">Whether the last attempt failed, so that the next one is not due at once.</param>
    /// <param name="wasRefused">Whether it was refused.</param>
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
    /// <param name="stopping">Ends the pause, too.</param>
    public async Task WaitAsync(AsyncLatch stopping)
    {
        AsyncLatch asked = _requested;
        if (!await stopping.WaitAsync(_least, options.TimeProvider).ConfigureAwait(false) && Longest > _least)
            await asked.WaitAsync(Longest - _least, options.TimeProvider).ConfigureAwait(false);
    }
}
