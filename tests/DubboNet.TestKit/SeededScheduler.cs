using System.IO.Pipelines;
using System.Runtime.ExceptionServices;

namespace DubboNet.TestKit;

/// <summary>
/// Runs work items on one thread, one after the other, in an order that a seed decides. Work that comes from any other thread has escaped from
/// the engine's control, and is an error.
/// </summary>
internal sealed class SeededScheduler : PipeScheduler
{
    private readonly Random _random;
    private readonly List<(Action<object?> Action, object? State)> _items = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    private SeededScheduler(int seed) => _random = new Random(seed);

    /// <summary>Work that waits.</summary>
    public int Waiting => _items.Count;

    /// <summary>Work that was done.</summary>
    public int Done { get; private set; }

    /// <summary>
    /// Runs a test on a thread of its own: under a context of the test runner's, what follows an await would go to the thread pool rather than run where the
    /// task was completed.
    /// </summary>
    public static void Run(int seed, Action<SeededScheduler> test)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                test(new SeededScheduler(seed));
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    public override void Schedule(Action<object?> action, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            Environment.FailFast($"Work was scheduled from a thread that is not the test's: {Environment.StackTrace}");
        _items.Add((action, state));
    }

    /// <summary>Runs until nothing waits any more.</summary>
    public void RunUntilIdle()
    {
        while (_items.Count > 0)
        {
            int index = _random.Next(_items.Count);
            (Action<object?> action, object? state) = _items[index];
            _items[index] = _items[^1];
            _items.RemoveAt(_items.Count - 1);
            action(state);
            Done++;
        }
    }
}
