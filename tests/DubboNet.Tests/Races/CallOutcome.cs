namespace DubboNet.Tests.Races;

/// <summary>Tells the outcomes of a call whose request was sent, for each event that can end it.</summary>
internal static class CallOutcome
{
    public const string ShortAnswer = "answered";

    public static string LongAnswer { get; } = new('x', 100_000);

    /// <summary>Gets whether a result or an exception is the outcome of an event.</summary>
    public static bool IsOf(CallEnd end, object? outcome, CancellationToken token) => (end, outcome) switch
    {
        (CallEnd.Answer, string text) => text == ShortAnswer,
        (CallEnd.LongAnswer, string text) => text == LongAnswer,
        (CallEnd.TimeOut, DubboTimeoutException timeout) => timeout is { Stage: TimeoutStage.Response, RequestState: RequestState.Sent },
        (CallEnd.Cancellation, OperationCanceledException cancelled) => cancelled.CancellationToken == token,
        (CallEnd.Loss, DubboConnectionException lost) => IsSentAnd(lost, "was lost"),
        (CallEnd.Disposal, DubboConnectionException closed) => IsSentAnd(closed, "was closed by this side"),
        _ => false,
    };

    private static bool IsSentAnd(DubboConnectionException error, string reason) =>
        error.RequestState == RequestState.Sent && error.Message.Contains(reason, StringComparison.Ordinal);
}
