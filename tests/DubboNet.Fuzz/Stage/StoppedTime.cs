namespace DubboNet.Fuzz.Stage;

/// <summary>Represents a stopped clock. No timer fires, so that each input runs under the same conditions.</summary>
internal sealed class StoppedTime : TimeProvider
{
    public override long GetTimestamp() => TimeSpan.TicksPerDay;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer();

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
