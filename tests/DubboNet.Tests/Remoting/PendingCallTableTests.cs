using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class PendingCallTableTests
{
    private readonly PendingCallTable _table = new(4);

    [Test]
    [Property("Rule", "W5")]
    public void TryAdd_assigns_different_ids_that_are_not_negative()
    {
        long[] ids = [Add().Id, Add().Id, Add().Id];
        Assert.That(ids, Is.Unique.And.All.Not.Negative);
        Assert.That(_table.Count, Is.EqualTo(3));
    }

    [Test]
    [Property("Rule", "W5")]
    public void TryAdd_assigns_another_id_to_a_reused_slot()
    {
        var ids = new HashSet<long>();
        for (int i = 0; i < 1000; i++)
        {
            long id = Add().Id;
            Assert.That(ids.Add(id), Is.True);
            Assert.That(_table.TryClaim(id, out _, out _), Is.True);
        }

        Assert.That(_table.Count, Is.Zero);
    }

    [Test]
    public void TryAdd_of_a_full_table_fails_until_a_call_ends()
    {
        TestCall[] calls = [Add(), Add(), Add(), Add()];
        Assert.That(_table.TryAdd(new TestCall(), long.MaxValue), Is.EqualTo(PendingCallTable.AddResult.Full));
        Assert.That(_table.TryClaim(calls[2].Id, out _, out _), Is.True);
        Assert.That(_table.TryAdd(new TestCall(), long.MaxValue), Is.EqualTo(PendingCallTable.AddResult.Added));
        Assert.That(_table.Count, Is.EqualTo(4));
    }

    [Test]
    public void TryAdd_fills_the_largest_table_to_its_capacity()
    {
        var table = new PendingCallTable(1 << PendingCallTable.IndexBits);
        TestCall[] calls = [.. Enumerable.Range(0, 1 << PendingCallTable.IndexBits).Select(_ => Add(table))];
        Assert.That(table.TryAdd(new TestCall(), long.MaxValue), Is.EqualTo(PendingCallTable.AddResult.Full));
        foreach (TestCall call in calls)
        {
            if (!table.TryClaim(call.Id, out PendingCall? claimed, out _) || claimed != call)
                Assert.Fail($"{call.Id} was not found.");
        }

        Assert.That(table.Count, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase((1 << PendingCallTable.IndexBits) + 1)]
    public void Constructor_throws_for_an_invalid_capacity(int capacity) =>
        Assert.That(() => new PendingCallTable(capacity), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(0L)]
    [TestCase(1L)]
    [TestCase(3L)]
    [TestCase(-1L)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    [TestCase(0xffffL)]
    [TestCase(0x10001L)]
    [Property("Rule", "W5")]
    [Property("Rule", "W7")]
    public void TryClaim_of_an_unknown_id_returns_false(long id)
    {
        TestCall call = Add();
        Assert.That(_table.TryClaim(id, out _, out _), Is.False);
        Assert.That(_table.TryClaim(call.Id + (1L << PendingCallTable.IndexBits), out _, out _), Is.False);
        Assert.That(_table.TryClaim(call.Id, out PendingCall? claimed, out _), Is.True);
        Assert.That(claimed, Is.SameAs(call));
    }

    [Test]
    [Property("Rule", "W7")]
    public void TryClaim_second_time_returns_false()
    {
        TestCall call = Add();
        Assert.That(_table.TryClaim(call.Id, out _, out _), Is.True);
        Assert.That(_table.TryClaim(call.Id, out _, out _), Is.False);
        TestCall next = Add();
        Assert.That(_table.TryClaim(call.Id, out _, out _), Is.False, "another call uses the slot now");
        Assert.That(_table.TryClaim(next.Id, out PendingCall? claimed, out _), Is.True);
        Assert.That(claimed, Is.SameAs(next));
    }

    [Test]
    public void TryMarkSent_marks_a_waiting_call()
    {
        TestCall call = Add();
        Assert.That(_table.TryMarkSent(call.Id), Is.True);
        _table.TryClaim(call.Id, out _, out RequestState state);
        Assert.That(state, Is.EqualTo(RequestState.Sent));
    }

    [Test]
    public void TryMarkSent_returns_false_for_a_claimed_call()
    {
        TestCall call = Add();
        _table.TryClaim(call.Id, out _, out RequestState state);
        Assert.That(state, Is.EqualTo(RequestState.NotSent));
        Assert.That(_table.TryMarkSent(call.Id), Is.False);
    }

    [Test]
    public void TryMarkSent_of_a_stale_id_does_not_change_the_next_call_that_was_sent()
    {
        (TestCall stale, TestCall next) = AddTwiceInOneSlot();
        Assert.That(_table.TryMarkSent(next.Id), Is.True);
        Assert.That(_table.TryMarkSent(stale.Id), Is.False);
        _table.TryClaim(next.Id, out _, out RequestState state);
        Assert.That(state, Is.EqualTo(RequestState.Sent));
    }

    [Test]
    public void TryMarkSent_of_a_stale_id_does_not_change_the_next_call_that_was_not_sent()
    {
        (TestCall stale, TestCall next) = AddTwiceInOneSlot();
        Assert.That(_table.TryMarkSent(stale.Id), Is.False);
        _table.TryClaim(next.Id, out _, out RequestState state);
        Assert.That(state, Is.EqualTo(RequestState.NotSent));
    }

    [Test]
    [Property("Rule", "W58")]
    public void ClaimExpired_claims_calls_after_their_deadline()
    {
        TestCall[] calls = [Add(10), Add(11), Add(12), Add(long.MaxValue)];
        _table.TryMarkSent(calls[0].Id);
        int left = _table.ClaimExpired(11, (call, state) => ((TestCall)call).Complete("expired", state));
        Assert.That(left, Is.EqualTo(2));
        Assert.That(calls.Select(call => call.Completions), Is.EqualTo(new[] { 1, 1, 0, 0 }));
        Assert.That(calls[0].State, Is.EqualTo(RequestState.Sent));
        Assert.That(calls[1].State, Is.EqualTo(RequestState.NotSent));
    }

    [Test]
    [Property("Rule", "W65")]
    public void Close_claims_all_calls_and_rejects_new_ones()
    {
        TestCall[] calls = [Add(), Add(), Add()];
        _table.TryMarkSent(calls[1].Id);
        _table.TryClaim(calls[2].Id, out _, out _);
        _table.Close((call, state) => ((TestCall)call).Complete("closed", state));
        _table.Close((_, _) => Assert.Fail("All were already told."));
        Assert.That(calls.Select(call => call.Completions), Is.EqualTo(new[] { 1, 1, 0 }));
        Assert.That(calls[0].State, Is.EqualTo(RequestState.NotSent));
        Assert.That(calls[1].State, Is.EqualTo(RequestState.Sent));
        Assert.That(_table.TryAdd(new TestCall(), long.MaxValue), Is.EqualTo(PendingCallTable.AddResult.Closed));
        Assert.That(_table.Count, Is.Zero);
    }

    [Test]
    [Property("Rule", "W58")]
    public void TryBeginDecoding_keeps_the_call_waiting_until_its_timeout()
    {
        TestCall call = Add(10);
        Assert.That(_table.TryBeginDecoding(call.Id, out LongResponse? response), Is.True);
        Assert.That(response, Is.Not.Null);
        Assert.That((_table.Count, _table.IsWaiting(call.Id)), Is.EqualTo((1, true)));
        _table.ClaimExpired(11, (claimed, state) => ((TestCall)claimed).Complete("expired", state));
        Assert.That((call.Outcome, call.WasDecoding), Is.EqualTo(("expired", true)));
        Assert.That((_table.IsWaiting(call.Id), _table.TryClaim(call.Id, out _, out _)), Is.EqualTo((false, false)));
        TestCall next = Add();
        _table.TryClaim(next.Id, out _, out _);
        Assert.That(next.WasDecoding, Is.False, "the mark belonged to the previous call in the same slot");
    }

    [Test]
    [Property("Rule", "W7")]
    public void TryBeginDecoding_without_a_call_or_twice_returns_false()
    {
        (TestCall stale, TestCall next) = AddTwiceInOneSlot();
        foreach (long id in new[] { stale.Id, next.Id + 1, next.Id + (1L << PendingCallTable.IndexBits), -1, long.MinValue, long.MaxValue })
            Assert.That(_table.TryBeginDecoding(id, out _), Is.False);
        Assert.That(_table.TryBeginDecoding(next.Id, out _), Is.True);
        Assert.That(_table.TryBeginDecoding(next.Id, out _), Is.False);
    }

    [Test]
    [Property("Rule", "W65")]
    public void Close_leaves_calls_whose_response_is_being_decoded()
    {
        TestCall[] calls = [Add(), Add()];
        _table.TryBeginDecoding(calls[1].Id, out _);
        _table.Close((call, state) => ((TestCall)call).Complete("closed", state));
        Assert.That(calls.Select(call => call.Outcome), Is.EqualTo(new[] { "closed", null }));
        Assert.That(
            (_table.Count, _table.TryClaim(calls[1].Id, out PendingCall? claimed, out _), claimed), Is.EqualTo((1, true, calls[1])));
    }

    private (TestCall Stale, TestCall Next) AddTwiceInOneSlot()
    {
        TestCall stale = Add();
        _table.TryClaim(stale.Id, out _, out _);
        TestCall next = Add();
        Assert.That(next.Id & 0xffff, Is.EqualTo(stale.Id & 0xffff), "the same slot");
        return (stale, next);
    }

    private TestCall Add(long deadline = long.MaxValue) => Add(_table, deadline);

    private static TestCall Add(PendingCallTable table, long deadline = long.MaxValue)
    {
        var call = new TestCall();
        if (table.TryAdd(call, deadline) != PendingCallTable.AddResult.Added)
            Assert.Fail("The call was not added.");
        return call;
    }
}
