using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests.Remoting.Scheduling;

public sealed class AsyncLatchTests
{
    private const int Many = 1000;

    // A few objects can stay until more are added.
    private const int FewAtMost = 20;

    private readonly FakeTimeProvider _time = new();

    [TestCase(false)]
    [TestCase(true)]
    public void WaitAsync_removes_waiters_that_gave_up_before_it_is_set(bool byCancellation)
    {
        var signal = new AsyncLatch(PipeScheduler.Inline);
        Task patient = signal.WaitAsync();
        AssertForgotten(GiveUp(token => signal.WaitAsync(TimeSpan.FromSeconds(1), _time, token), byCancellation));
        Assert.That(patient.IsCompleted, Is.False);
        signal.Set();
        Assert.That(patient.IsCompletedSuccessfully, Is.True);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Enqueue_removes_waiters_that_gave_up_and_keeps_the_order_of_the_others(bool byCancellation)
    {
        var line = new WaiterQueue(PipeScheduler.Inline);
        Waiter first = line.Enqueue();
        List<WeakReference> gone = GiveUp(
            token =>
            {
                Waiter waiter = line.Enqueue();
                waiter.SetTimeout(TimeSpan.FromSeconds(1), _time, token);
                return waiter.Task;
            },
            byCancellation);
        Waiter second = line.Enqueue();
        AssertForgotten(gone);
        line.ReleaseOne();
        Assert.That((first.Task.IsCompleted, second.Task.IsCompleted), Is.EqualTo((true, false)));
        line.ReleaseOne();
        Assert.That(second.Task.IsCompletedSuccessfully, Is.True);
    }

    /// <summary>
    /// Waits several times in sequence, each time until the timeout or the cancellation. The method is not inlined, so no local variable
    /// keeps the last task alive.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> GiveUp(Func<CancellationToken, Task> wait, bool byCancellation)
    {
        var waits = new List<WeakReference>();
        for (int i = 0; i < Many; i++)
        {
            using var source = new CancellationTokenSource();
            Task waiting = wait(source.Token);
            if (byCancellation)
                source.Cancel();
            else
                _time.Advance(TimeSpan.FromSeconds(1));
            Assert.That(waiting.IsCompleted, Is.True);
            waits.Add(new WeakReference(waiting));
        }

        return waits;
    }

    private static void AssertForgotten(List<WeakReference> waits)
    {
        GC.Collect();
        Assert.That(waits.Count(wait => wait.IsAlive), Is.LessThanOrEqualTo(FewAtMost));
    }
}
