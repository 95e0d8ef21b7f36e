namespace DubboNet.Remoting.Scheduling;

/// <summary>Code that a thread, a timer or a token of the platform calls. See <see cref="Edge"/>.</summary>
internal interface IEdgeTarget
{
    /// <summary>Ends what the code was for, a call or a connection, and logs why.</summary>
    /// <param name="failure">The exception that the code did not catch.</param>
    void OnFailed(Exception failure);
}

/// <summary>Code that a timer calls.</summary>
internal interface ITimed : IEdgeTarget
{
    /// <summary>The time has come.</summary>
    void OnDue();
}

/// <summary>Code that a cancellation token calls.</summary>
internal interface ICancellable : IEdgeTarget
{
    /// <summary>The token was cancelled.</summary>
    void OnCancelled();
}
