namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Represents the time until which a handler must respond to its call. It flows with the execution context of the handler into each call
/// that the handler makes. It exists only if the request contained the remaining time (W59). It ends with the handler, so code that still
/// runs after the handler has no deadline.
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

    /// <summary>Gets the remaining time, which is at least zero.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan rest = left - time.GetElapsedTime(_start);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }

    /// <summary>Marks the end of the handler.</summary>
    public void End() => _hasEnded = true;
}
