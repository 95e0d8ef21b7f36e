namespace DubboNet.Simulation.Tests.Actors;

/// <summary>Specifies how a call is made.</summary>
internal enum CallKind
{
    TwoWay,
    OneWay,

    /// <summary>Calls <c>$echo</c>, which no handler of the simulation sees.</summary>
    Echo,
}

/// <summary>Specifies the behavior of a handler.</summary>
internal enum HandlerKind
{
    Returns,
    ReturnsLater,
    ThrowsJava,
    ThrowsPlain,

    /// <summary>Ends when it is notified that its response can no longer be received.</summary>
    Hangs,
}

/// <summary>A planned call and its outcome.</summary>
internal sealed class Call
{
    public required int Number { get; init; }

    public required CallKind Kind { get; init; }

    public required HandlerKind Handler { get; init; }

    /// <summary>Gets the running time of a handler that returns later.</summary>
    public required TimeSpan HandlerTime { get; init; }

    public required int RequestLength { get; init; }

    public required int ResultLength { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Gets a value indicating whether the call must succeed.</summary>
    public bool MustSucceed { get; init; }

    public required bool WaitsForReady { get; init; }

    /// <summary>Gets the source that cancels the call, or null if it cannot be canceled.</summary>
    public CancellationTokenSource? Cancellation { get; init; }

    /// <summary>Gets the time after its start at which it is canceled, or null for never.</summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>Gets or sets a value indicating whether its channel had a connection when the call was made.</summary>
    public bool WasConnected { get; set; }

    /// <summary>Gets or sets the next call of the same caller.</summary>
    public Call? Then { get; set; }

    public Moment? Cancelled { get; set; }

    public Moment? Started { get; set; }

    public Moment? Ended { get; set; }

    /// <summary>Gets or sets the number of times that the awaiting code continued.</summary>
    public int Ends { get; set; }

    public byte[]? Result { get; set; }

    public Exception? Error { get; set; }

    public int HandlerStarts { get; set; }

    public int HandlerEnds { get; set; }

    /// <summary>Creates a short two-way call with an immediate response.</summary>
    public static Call Quick(int number, TimeSpan timeout, bool mustSucceed = false) => new()
    {
        Number = number,
        Kind = CallKind.TwoWay,
        Handler = HandlerKind.Returns,
        HandlerTime = TimeSpan.Zero,
        RequestLength = 10,
        ResultLength = 10,
        Timeout = timeout,
        WaitsForReady = true,
        MustSucceed = mustSucceed,
    };

    /// <summary>Gets the contents of the request, which differ for each call.</summary>
    public byte[] Request => Bytes(Number, RequestLength);

    /// <summary>Gets the result of the handler, which differs for each call.</summary>
    public byte[] ExpectedResult => Bytes(~Number, Kind == CallKind.Echo ? RequestLength : ResultLength);

    /// <summary>Gets the outcome for the trace and the statistics.</summary>
    public string Outcome => Error switch
    {
        null => "success",
        DubboTimeoutException timeout => $"timeout ({timeout.Stage}, {timeout.RequestState})",
        DubboRemoteException remote => $"refused by the provider ({remote.Status})",
        DubboException failed => $"{failed.GetType().Name} ({failed.RequestState})",
        OperationCanceledException => "cancelled",
        _ => Error.GetType().Name,
    };

    private static byte[] Bytes(int number, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = unchecked((byte)((number * 31) + (number >> 8) + i));
        return bytes;
    }
}
