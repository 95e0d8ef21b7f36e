using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

/// <summary>Tests that the first event completes a call, and that later events do not change it.</summary>
[Property("Rule", "W56")]
public sealed class PendingCallRaceTests
{
    private static readonly string[] Ends = ["response", "timeout", "cancellation", "loss"];

    private readonly PendingCallTable _table = new(16);
    private readonly TestCall _call = new();

    private static IEnumerable<string[]> Pairs =>
        from first in Ends
        from second in Ends
        select new[] { first, second };

    [TestCaseSource(nameof(Pairs))]
    [Property("Rule", "W58")]
    [Property("Rule", "W65")]
    public void First_end_wins_and_the_second_one_has_no_effect(string first, string second)
    {
        _table.TryAdd(_call, 100);
        _table.TryMarkSent(_call.Id);
        End(first);
        End(second);
        Assert.That(_call.Completions, Is.EqualTo(1));
        Assert.That(_call.Outcome, Is.EqualTo(first));
        Assert.That(_call.State, Is.EqualTo(RequestState.Sent));
        Assert.That(_table.Count, Is.Zero);
    }

    [Test]
    public void TryMarkSent_after_the_end_returns_false([ValueSource(nameof(Ends))] string end)
    {
        _table.TryAdd(_call, 100);
        End(end);
        Assert.That(_table.TryMarkSent(_call.Id), Is.False);
        Assert.That(_call.State, Is.EqualTo(RequestState.NotSent));
    }

    [Test]
    public void End_after_the_slot_was_reused_does_not_affect_the_next_call([Values("response", "cancellation")] string end)
    {
        _table.TryAdd(_call, 100);
        End("timeout");
        var next = new TestCall();
        _table.TryAdd(next, long.MaxValue);
        Assert.That(next.Id & 0xffff, Is.EqualTo(_call.Id & 0xffff), "the same slot");
        End(end);
        End("timeout");
        Assert.That(next.Completions, Is.Zero);
        Assert.That(_call.Completions, Is.EqualTo(1));
        Assert.That(_table.Count, Is.EqualTo(1));
    }

    [Test]
    public void Concurrent_ends_complete_once([ValueSource(nameof(Ends))] string first, [ValueSource(nameof(Ends))] string second)
    {
        const int Rounds = 200;
        for (int round = 0; round < Rounds; round++)
        {
            var race = new PendingCallRaceTests();
            race._table.TryAdd(race._call, 100);
            using var start = new Barrier(2);
            var other = new Thread(() => Run(second));
            other.Start();
            Run(first);
            other.Join();
            Assert.That(race._call.Completions, Is.EqualTo(1));
            Assert.That(race._table.Count, Is.Zero);

            void Run(string end)
            {
                start.SignalAndWait();
                race.End(end);
            }
        }
    }

    private void End(string how)
    {
        switch (how)
        {
            case "timeout":
                _table.ClaimExpired(100, (call, state) => ((TestCall)call).Complete(how, state));
                break;
            case "loss":
                _table.Close((call, state) => ((TestCall)call).Complete(how, state));
                break;
            default:
                if (_table.TryClaim(_call.Id, out PendingCall? claimed, out RequestState sent))
                    ((TestCall)claimed).Complete(how, sent);
                break;
        }
    }
}
