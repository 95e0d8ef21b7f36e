namespace DubboNet;

/// <summary>The time of a call, or of connecting, was up.</summary>
public sealed class DubboTimeoutException(string message, TimeoutStage stage) : DubboException(message)
{
    /// <summary>What the call was waiting for.</summary>
    public TimeoutStage Stage { get; } = stage;
}
