using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Runs what is scheduled on threads of its own, begun one by one when none is free, up to a number; what is more waits in order. For user code that may hold
/// its thread, so that all else, which runs on the thread pool, goes on.
/// </summary>
/// <remarks>Threading: any thread schedules; the lock guards the queue and the counts. A thread counts as idle until it has taken the item that it was woken for.</remarks>
internal sealed class OwnThreads(int max, string name) : PipeScheduler
{
    private readonly object _lock = new();
    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private int _threads;
    private int _idle;
    private bool _isEnding;

    public override void Schedule(Action<object?> action, object? state)
    {
        lock (_lock)
        {
            _queue.Enqueue((action, state));
            if (_idle >= _queue.Count)
            {
                Monitor.Pulse(_lock);
            }
            else if (_threads < max)
            {
                _threads++;
                new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
            }
        }
    }

    /// <summary>Lets the threads end when nothing is left to run. What is scheduled later is run all the same.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isEnding = true;
            Monitor.PulseAll(_lock);
        }
    }

    private void Run()
    {
        // Nothing that an item leaves in its context is there for the next.
        ExecutionContext context = ExecutionContext.Capture()!;
        while (Take() is { } item)
            ExecutionContext.Run(context, new ContextCallback(item.Action), item.State);
    }

    private (Action<object?> Action, object? State)? Take()
    {
        lock (_lock)
        {
            _idle++;
            while (_queue.Count == 0 && !_isEnding)
                Monitor.Wait(_lock);
            _idle--;
            if (_queue.TryDequeue(out (Action<object?> Action, object? State) item))
                return item;
            _threads--;
            return null;
        }
    }
}
