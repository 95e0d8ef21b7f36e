namespace DubboNet.Simulation.Tests.Actors;

/// <summary>How a call is made.</summary>
internal enum CallKind
{
    TwoWay,
    OneWay,

    /// <summary><c>$echo</c>, which no handler of the simulation sees.</summary>
    Echo,
}

/// <summary>What its handler does.</summary>
internal enum HandlerKind
{
    Returns,
    ReturnsLater,
    ThrowsJava,
    ThrowsPlain,

    /// <summary>Ends when it is told that nobody can take its answer any more.</summary>
    Hangs,
}

/// <summary>One call: what is to be done, and what came of it.</summary>
internal sealed class Call
{
    public required int Number { get; init; }

    public required CallKind Kind { get; init; }

    public required HandlerKind Handler { get; init; }

    /// <summary>How long a handler takes that returns later.</summary>
    public required TimeSpan HandlerTime { get; init; }

    public required int RequestLength { get; init; }

    public required int ResultLength { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Nothing stands in its way.</summary>
    public bool MustSucceed { get; init; }

    public required bool WaitsForReady { get; init; }

    /// <summary>Cancels it, if somebody may.</summary>
    public CancellationTokenSource? Cancellation { get; init; }

    /// <summary>When it is cancelled, after its start; null for never.</summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>Whether its channel had a connection when it was made.</summary>
    public bool WasConnected { get; set; }

    /// <summary>The call that the same caller makes next.</summary>
    public Call? Then { get; set; }

    public Moment? Cancelled { get; set; }

    public Moment? Started { get; set; }

    public Moment? Ended { get; set; }

    /// <summary>How often the awaiting code went on.</summary>
    public int Ends { get; set; }

    public byte[]? Result { get; set; }

    public Exception? Error { get; set; }

    public int HandlerStarts { get; set; }

    public int HandlerEnds { get; set; }

    /// <summary>A short two-way call that is answered at once.</summary>
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

    /// <summary>What the request carries; each call's is another.</summary>
    public byte[] Request => Bytes(Number, RequestLength);

    /// <summary>What the handler returns; each call's is another.</summary>
    public byte[] ExpectedResult => Bytes(~Number, Kind == CallKind.Echo ? RequestLength : ResultLength);

    /// <summary>How it ended, for the trace and the statistics.</summary>
    public string Outcome => Error switch
    {
        null => "success",
        DubboTimeoutException timeout => $"time-out ({timeout.Stage}, {timeout.RequestState})",
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
