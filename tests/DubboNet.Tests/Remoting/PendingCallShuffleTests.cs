using System.Collections.Concurrent;
using DubboNet.Remoting.Correlation;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class PendingCallShuffleTests
{
    private const int Threads = 4;
    private const int OperationsPerThread = 5000;

    private readonly PendingCallTable _table = new(512);
    private readonly ConcurrentBag<TestCall> _calls = [];
    private readonly TestCall?[] _recent = new TestCall?[256];

    [TestCase(1)]
    [TestCase(20880)]
    [Property("Rule", "W5")]
    [Property("Rule", "W7")]
    [Property("Rule", "W56")]
    public void Shuffled_operations_complete_every_call_exactly_once(int seed)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() => Work(new Random(seed + index))))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        _table.Close(Complete);

        Assert.That(_calls.Count(call => call.Completions != 1), Is.Zero, $"seed {seed}: calls that did not complete exactly once");
        Assert.That(_table.Count, Is.Zero);
        // A call that is claimed at the same moment can be reported as sent. A call that was sent must never be reported as not sent.
        Assert.That(_calls.Count(call => call.MaySend == true && call.State != RequestState.Sent), Is.Zero);
        Assert.That(_calls.Count(call => call.MaySend is null && call.State != RequestState.NotSent), Is.Zero);
    }

    private void Work(Random random)
    {
        for (int i = 0; i < OperationsPerThread; i++)
        {
            switch (random.Next(10))
            {
                case < 4:
                    Add(random);
                    break;
                case < 9:
                    ClaimAny(random);
                    break;
                default:
                    _table.ClaimExpired(random.Next(100), Complete);
                    break;
            }
        }
    }

    private void Add(Random random)
    {
        var call = new TestCall();
        if (_table.TryAdd(call, random.Next(1000)) != PendingCallTable.AddResult.Added)
            return;
        _calls.Add(call);
        Volatile.Write(ref _recent[random.Next(_recent.Length)], call);
        if (random.Next(4) > 0)
            call.MaySend = _table.TryMarkSent(call.Id);
    }

    /// <summary>Claims a call as a response or a cancellation does. The call is waiting or has ended long ago.</summary>
    private void ClaimAny(Random random)
    {
        if (Volatile.Read(ref _recent[random.Next(_recent.Length)]) is { } call
            && _table.TryClaim(call.Id, out PendingCall? claimed, out RequestState state))
        {
            Complete(claimed, state);
        }
    }

    private static void Complete(PendingCall call, RequestState state) => ((TestCall)call).Complete("", state);
}
