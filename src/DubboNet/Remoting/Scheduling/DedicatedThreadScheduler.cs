using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Runs work items on its own threads, for handlers that block. It starts a thread when no thread is idle, up to a maximum number. Further
/// items wait in order. The thread pool stays free for other work.
/// </summary>
/// <remarks>
/// Threading: any thread can schedule. The lock guards the queue and the counts. A thread counts as idle until it has dequeued the item
/// that it was woken for.
/// </remarks>
internal sealed class DedicatedThreadScheduler(int max, string name) : PipeScheduler
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

    /// <summary>Lets the threads end when the queue is empty. Items that are scheduled later still run.</summary>
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
        // Changes that an item makes to its context must not be visible to the next item.
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
