namespace DubboNet;

/// <summary>The exception for a call or a connection attempt that timed out.</summary>
public sealed class DubboTimeoutException(string message, TimeoutStage stage) : DubboException(message)
{
    /// <summary>Gets the stage in which the timeout occurred.</summary>
    public TimeoutStage Stage { get; } = stage;
}
