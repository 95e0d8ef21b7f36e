namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Until when the call must be answered within which this code runs. It flows with the handler's execution context into every call that the handler makes,
/// and is set only where a request said how much time is left (W59). It ends with the handler: code that the handler has left running has no deadline.
/// </summary>
internal sealed class AmbientDeadline(TimeProvider time, TimeSpan left)
{
    private static readonly AsyncLocal<AmbientDeadline?> Flowing = new();

    private readonly long _start = time.GetTimestamp();
    private volatile bool _hasEnded;

    public static AmbientDeadline? Current
    {
        get => Flowing.Value is { _hasEnded: false } current ? current : null;
        set => Flowing.Value = value;
    }

    /// <summary>What is left; never less than nothing.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan rest = left - time.GetElapsedTime(_start);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }

    /// <summary>The handler has ended.</summary>
    public void End() => _hasEnded = true;
}
