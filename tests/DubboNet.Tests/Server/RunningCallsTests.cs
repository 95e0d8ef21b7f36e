using System.IO.Pipelines;
using DubboNet.Remoting.Connections;
using DubboNet.Server;
using DubboNet.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests.Server;

/// <summary>The states of a call that a server runs, and what a call has in each of them.</summary>
public sealed class RunningCallsTests
{
    private readonly FakeTimeProvider _time = new();
    private ConnectionHarness _first = null!;
    private ConnectionHarness _second = null!;

    private DubboConnection Consumer => _first.Connection;

    private DubboConnection Other => _second.Connection;

    [SetUp]
    public void Connect() => (_first, _second) = (ConnectionHarness.Start(), ConnectionHarness.Start());

    [TearDown]
    public async Task DisconnectAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Test]
    public void Call_frees_its_slots_first_and_its_consumers_place_last()
    {
        RunningCalls calls = Create(max: 1);
        var method = new ConcurrencyLimit(max: 1);
        Assert.That(calls.TryAdmit(Consumer, method), Is.True);
        Assert.That((calls.Count, calls.IsIdle, Consumer.ServingCalls, method.TryEnter()), Is.EqualTo((1, false, 1, false)));
        calls.EndHandler(method);
        Assert.That((calls.Count, calls.IsIdle, Consumer.ServingCalls, method.TryEnter()), Is.EqualTo((0, false, 1, true)));
        calls.Complete(Consumer);
        Assert.That((calls.Count, calls.IsIdle, Consumer.ServingCalls), Is.EqualTo((0, true, 0)));
    }

    [Test]
    public void Call_of_a_method_without_a_free_slot_takes_nothing()
    {
        RunningCalls calls = Create(max: 5);
        var method = new ConcurrencyLimit(max: 1);
        calls.TryAdmit(Consumer, method);
        Assert.That(calls.TryAdmit(Other, method), Is.False);
        Assert.That((calls.Count, Other.ServingCalls), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Consumer_with_half_of_the_slots_leaves_free_ones_to_others_for_a_second()
    {
        RunningCalls calls = Create(max: 4);
        for (int i = 0; i < 4; i++)
            calls.TryAdmit(Consumer, limit: null);
        Assert.That(calls.FindReasonToRefuse(Consumer), Is.EqualTo("4 calls run or wait (MaxConcurrentCalls)"));
        calls.EndHandler(limit: null);
        Assert.That(calls.FindReasonToRefuse(Consumer), Is.Null, "the other consumer has found slots so far");
        calls.TryAdmit(Consumer, limit: null);
        Assert.That(calls.FindReasonToRefuse(Other), Is.EqualTo("4 calls run or wait (MaxConcurrentCalls)"));
        calls.EndHandler(limit: null);

        Assert.That(
            calls.FindReasonToRefuse(Consumer),
            Is.EqualTo("this consumer holds half of the 4 places, and other consumers need some (MaxConcurrentCalls)"));
        Assert.That(calls.FindReasonToRefuse(Other), Is.Null);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(calls.FindReasonToRefuse(Consumer), Is.Null);
    }

    [Test]
    public async Task Wait_ends_when_the_last_call_is_completed()
    {
        RunningCalls calls = Create(max: 5);
        calls.TryAdmit(Consumer, limit: null);
        calls.TryAdmit(Other, limit: null);
        Task<bool> idle = calls.WaitForIdleAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.That((calls.FindReasonToRefuse(Consumer), calls.ArrivedWhileWaiting), Is.EqualTo(((string?)null, 1)));
        calls.EndHandler(limit: null);
        calls.EndHandler(limit: null);
        calls.Complete(Consumer);
        Assert.That(idle.IsCompleted, Is.False);
        calls.Complete(Other);
        Assert.That(await idle.Within(), Is.True);
    }

    [Test]
    public void Requests_are_refused_during_the_end_of_a_stop()
    {
        RunningCalls calls = Create(max: 5);
        calls.RefuseAll();
        Assert.That(calls.FindReasonToRefuse(Consumer), Is.EqualTo("the provider is stopping"));
    }

    private RunningCalls Create(int max) => new(max, _time, PipeScheduler.Inline);
}
