using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests.Support;

/// <summary>Provides a clock that the test moves, and counts how many times timers fire.</summary>
internal sealed class TickCountingTime : FakeTimeProvider
{
    private int _ticks;

    public int Ticks => Volatile.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            state =>
            {
                Interlocked.Increment(ref _ticks);
                callback(state);
            },
            state,
            dueTime,
            period);
}
