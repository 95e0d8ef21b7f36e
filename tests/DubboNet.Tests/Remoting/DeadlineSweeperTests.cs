using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

[Property("Rule", "W58")]
public sealed class DeadlineSweeperTests : IDisposable
{
    private readonly TickCountingTime _time = new();
    private readonly PendingCallTable _table = new(16);
    private readonly DeadlineSweeper _sweeper;

    public DeadlineSweeperTests() =>
        _sweeper = new DeadlineSweeper(
            _time, _table, (call, state) => ((TestCall)call).Complete("expired", state), failure => Assert.Fail(failure.ToString()));

    public void Dispose() => _sweeper.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(100)]
    [TestCase(130)]
    public void Call_ends_at_most_one_step_after_its_deadline(int timeout)
    {
        TestCall call = Add(TimeSpan.FromMilliseconds(timeout));
        _time.Advance(TimeSpan.FromMilliseconds(timeout - 1 > 0 ? timeout - 1 : 0));
        Assert.That(call.Completions, Is.Zero);
        _time.Advance(DeadlineSweeper.Step + TimeSpan.FromMilliseconds(1));
        Assert.That(call.Completions, Is.EqualTo(1));
    }

    [Test]
    public void Timer_stops_while_no_call_waits()
    {
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(_time.Ticks, Is.Zero, "no call yet");

        TestCall call = Add(TimeSpan.FromSeconds(60));
        _time.Advance(10 * DeadlineSweeper.Step);
        Assert.That(_time.Ticks, Is.EqualTo(10), "a call waits");

        _table.TryClaim(call.Id, out _, out _);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(_time.Ticks, Is.EqualTo(11), "one tick that finds no call");
    }

    [Test]
    public void Timer_that_stopped_runs_again_for_the_next_call()
    {
        TestCall first = Add(TimeSpan.FromMilliseconds(10));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(first.Completions, Is.EqualTo(1));
        TestCall second = Add(TimeSpan.FromMilliseconds(10));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(second.Completions, Is.EqualTo(1));
        Assert.That(_table.Count, Is.Zero);
    }

    [Test]
    public void Deadline_of_an_infinite_timeout_never_comes()
    {
        long now = _time.GetTimestamp();
        Assert.That(_sweeper.DeadlineOf(new CallDeadline(Timeout.InfiniteTimeSpan, "a test", now)), Is.EqualTo(long.MaxValue));
        Assert.That(_sweeper.DeadlineOf(new CallDeadline(TimeSpan.MaxValue, "a test", now)), Is.EqualTo(long.MaxValue));
        Assert.That(
            _sweeper.DeadlineOf(new CallDeadline(TimeSpan.FromSeconds(1), "a test", now)), Is.EqualTo(now + _time.TimestampFrequency));
    }

    [Test]
    public void Dispose_stops_the_timer()
    {
        TestCall call = Add(TimeSpan.FromMilliseconds(10));
        _sweeper.Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(call.Completions, Is.Zero);
    }

    private TestCall Add(TimeSpan timeout)
    {
        var call = new TestCall();
        _table.TryAdd(call, _sweeper.DeadlineOf(new CallDeadline(timeout, "a test", _time.GetTimestamp())));
        _sweeper.Wake();
        return call;
    }
}
