using DubboNet.Simulation.Tests.Actors;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>A call of a cluster, the providers that it arrived at, and its outcome.</summary>
internal sealed class EstateCall
{
    public required int Number { get; init; }

    public required int Key { get; init; }

    public required bool IsIdempotent { get; init; }

    public required TimeSpan HandlerTime { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required bool WaitsForReady { get; init; }

    /// <summary>Gets the providers whose handler the call started, in order.</summary>
    public List<EstateProvider> Arrivals { get; } = [];

    /// <summary>Gets or sets the number of arrivals at a provider that refused the call before it ran.</summary>
    public int Refusals { get; set; }

    /// <summary>Gets or sets the number of arrivals at a provider that responded with an internal error.</summary>
    public int Failures { get; set; }

    public Moment Started { get; set; }

    public Moment? Ended { get; set; }

    public int Ends { get; set; }

    public int Result { get; set; }

    public Exception? Error { get; set; }

    public int ExpectedResult => (Number * 31) + 7;

    /// <summary>Gets a value indicating whether the call failed. Some policies then return the default value.</summary>
    public bool HasFailed => Error is not null || Result == 0;

    public string Outcome => Error switch
    {
        null => Result == 0 ? "default value" : "success",
        DubboTimeoutException timeout => $"timeout ({timeout.Stage})",
        DubboRemoteException remote => $"refused by the provider ({remote.Status})",
        DubboException failed => $"{failed.GetType().Name} ({failed.RequestState})",
        _ => Error.GetType().Name,
    };
}
