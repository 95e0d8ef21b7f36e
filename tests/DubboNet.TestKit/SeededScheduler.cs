using System.IO.Pipelines;
using System.Runtime.ExceptionServices;

namespace DubboNet.TestKit;

/// <summary>
/// Runs work items on one thread, one after the other, in an order that a seed decides. Work that comes from any other thread has escaped from
/// the engine's control, and is an error.
/// </summary>
internal sealed class SeededScheduler(Random random) : PipeScheduler
{
    private readonly List<(Action<object?> Action, object? State)> _items = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _escape;

    /// <summary>Work that waits.</summary>
    public int Waiting => _items.Count;

    /// <summary>Work that was done.</summary>
    public int Done { get; private set; }

    /// <summary>How often the newest work comes first, which starves the rest of it; else all have the same chance.</summary>
    public double NewestFirst { get; init; }

    /// <summary>
    /// Runs a test on a thread of its own: under a context of the test runner's, what follows an await would go to the thread pool rather than run where the
    /// task was completed.
    /// </summary>
    public static void Run(int seed, Action<SeededScheduler> test) => RunOnOwnThread(() => test(new SeededScheduler(new Random(seed))));

    /// <summary>The same for tests that make schedulers themselves.</summary>
    public static void RunOnOwnThread(Action test)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                test();
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

    /// <summary>Code under test says that it runs: an error at the scheduler's next step if that is on a strange thread.</summary>
    public bool CheckThread(string what)
    {
        if (Environment.CurrentManagedThreadId == _thread)
            return true;
        _escape ??= $"{what} on a thread that is not the test's: {Environment.StackTrace}";
        return false;
    }

    public override void Schedule(Action<object?> action, object? state)
    {
        if (CheckThread("Work was scheduled"))
            _items.Add((action, state));
    }

    /// <summary>Runs one work item; false if none waits.</summary>
    /// <exception cref="InvalidOperationException">Something has run on a strange thread.</exception>
    public bool RunOne()
    {
        if (_escape is { } escape)
            throw new InvalidOperationException(escape);
        if (_items.Count == 0)
            return false;
        int index = NewestFirst > 0 && random.NextDouble() < NewestFirst ? _items.Count - 1 : random.Next(_items.Count);
        (Action<object?> action, object? state) = _items[index];
        _items.RemoveAt(index);
        action(state);
        Done++;
        return true;
    }

    /// <summary>Runs until nothing waits any more.</summary>
    public void RunUntilIdle()
    {
        while (RunOne())
        {
        }
    }
}
