using System.IO.Pipelines;

namespace DubboNet.Fuzz.Stage;

/// <summary>Runs work items in order on the thread that requests it. An exception in an item would end a process.</summary>
internal sealed class WorkQueue : PipeScheduler
{
    private readonly Queue<(Action<object?> Action, object? State)> _items = new();

    public override void Schedule(Action<object?> action, object? state) => _items.Enqueue((action, state));

    /// <summary>Runs until no item is waiting.</summary>
    /// <exception cref="FuzzException">An item threw an exception.</exception>
    public void RunUntilIdle()
    {
        while (_items.TryDequeue(out (Action<object?> Action, object? State) item))
        {
            try
            {
                item.Action(item.State);
            }
            catch (Exception e) when (e is not FuzzException)
            {
                throw new FuzzException($"A work item threw {e.GetType().Name}", e);
            }
        }
    }
}
