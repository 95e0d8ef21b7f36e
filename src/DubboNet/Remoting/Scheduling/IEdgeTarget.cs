namespace DubboNet.Remoting.Scheduling;

/// <summary>Represents code that a thread, a timer or a token of the platform calls. See <see cref="Edge"/>.</summary>
internal interface IEdgeTarget
{
    /// <summary>Ends the call or the connection that the code belongs to, and logs the reason.</summary>
    /// <param name="failure">The unhandled exception of the code.</param>
    void OnFailed(Exception failure);
}

/// <summary>Represents code that a timer calls.</summary>
internal interface ITimed : IEdgeTarget
{
    /// <summary>Called when the time of the timer has passed.</summary>
    void OnDue();
}

/// <summary>Represents code that a cancellation token calls.</summary>
internal interface ICancellable : IEdgeTarget
{
    /// <summary>Called when the token is canceled.</summary>
    void OnCancelled();
}
