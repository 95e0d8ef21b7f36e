using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Releases the code that waits for the next change, any number of times.</summary>
/// <remarks>Threading: any thread can read and change.</remarks>
internal sealed class ChangeLatch(PipeScheduler scheduler)
{
    private AsyncLatch _next = new(scheduler);

    /// <summary>Gets the latch that the next change sets. Read it before the state, so that no change in between is missed.</summary>
    public AsyncLatch Next => Volatile.Read(ref _next);

    /// <summary>Releases all code that waits for a change.</summary>
    public void Change() => Interlocked.Exchange(ref _next, new AsyncLatch(scheduler)).Set();
}
