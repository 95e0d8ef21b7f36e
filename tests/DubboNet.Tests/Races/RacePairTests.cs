using DubboNet.Tests.Support;

namespace DubboNet.Tests.Races;

/// <summary>
/// Ends one call by two events, for each pair of response, timeout, cancellation, loss and disposal in each order. The event that claims
/// the call first ends it, and the other one changes nothing. A seed chooses the work that runs in between.
/// </summary>
[Property("Rule", "W56")]
[Property("Rule", "W58")]
[Property("Rule", "W65")]
public sealed class RacePairTests
{
    private const int Seeds = 10;
    private const int Rounds = 30;

    private static IEnumerable<TestCaseData> Pairs =>
        from first in Enum.GetValues<CallEnd>()
        from second in Enum.GetValues<CallEnd>()
        where Kind(first) != Kind(second)
        from inline in new[] { false, true }
        select new TestCaseData(first, second, inline);

    private static IEnumerable<TestCaseData> UnorderedPairs =>
        from first in Enum.GetValues<CallEnd>()
        from second in Enum.GetValues<CallEnd>()
        where first < second && first != CallEnd.LongAnswer && second != CallEnd.LongAnswer
        select new TestCaseData(first, second);

    [TestCaseSource(nameof(Pairs))]
    public void First_event_that_claims_the_call_ends_it(CallEnd first, CallEnd second, bool inline) => Run(inline, stage =>
    {
        stage.End(first);
        stage.End(second);
        stage.Settle(first);
    });

    [TestCaseSource(nameof(Pairs))]
    public void Two_concurrent_events_end_it_once(CallEnd first, CallEnd second, bool inline) => Run(inline, stage =>
    {
        stage.Begin(first);
        stage.Begin(second);
        stage.Settle(first, second);
    });

    [TestCaseSource(nameof(UnorderedPairs))]
    public async Task Two_concurrent_threads_end_it_once(CallEnd first, CallEnd second)
    {
        for (int round = 0; round < Rounds; round++)
        {
            using var source = new CancellationTokenSource();
            await using var harness = ConnectionHarness.Start();
            harness.Log.Expect("CloseTimedOut");
            (Task<string> call, RawFrame request) = await harness.EchoToPeerAsync("x", source.Token);
            using var start = new Barrier(2);
            var other = new Thread(() => EndAtSignal(second));
            other.Start();
            EndAtSignal(first);
            other.Join();

            object outcome = await OutcomeAsync(call);
            Assert.That(
                new[] { first, second }, Has.Some.Matches<CallEnd>(end => CallOutcome.IsOf(end, outcome, source.Token)), $"{outcome}");
            Assert.That(harness.Connection.PendingCalls, Is.Zero);

            void EndAtSignal(CallEnd end)
            {
                start.SignalAndWait();
                End(harness, request.Id, source, end);
            }
        }
    }

    private static void End(ConnectionHarness harness, long id, CancellationTokenSource source, CallEnd end)
    {
        switch (end)
        {
            case CallEnd.Answer:
                _ = harness.Peer.SendAsync(Wire.Result(id, 1, CallOutcome.ShortAnswer));
                break;
            case CallEnd.TimeOut:
                harness.PassTimeout();
                break;
            case CallEnd.Cancellation:
                source.Cancel();
                break;
            case CallEnd.Loss:
                harness.Stream.Dispose();
                break;
            default:
                _ = harness.Connection.DisposeAsync().AsTask();
                break;
        }
    }

    private static async Task<object> OutcomeAsync(Task<string> call)
    {
        try
        {
            return await call.Within();
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static CallEnd Kind(CallEnd end) => end == CallEnd.LongAnswer ? CallEnd.Answer : end;

    private static void Run(bool inline, Action<RaceStage> race)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SeededScheduler.Run(seed, scheduler =>
            {
                using var stage = new RaceStage(scheduler, inline);
                race(stage);
            });
        }
    }
}
