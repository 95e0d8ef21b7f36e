using System.IO.Pipelines;
using System.Runtime.ExceptionServices;

namespace DubboNet.TestKit;

/// <summary>
/// Runs work items on one thread, one after the other, in an order that a seed determines. Work from any other thread has escaped from the
/// engine's control, and is an error.
/// </summary>
internal sealed class SeededScheduler(Random random) : PipeScheduler
{
    private readonly List<(Action<object?> Action, object? State)> _items = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _escape;

    /// <summary>Gets the number of waiting items.</summary>
    public int Waiting => _items.Count;

    /// <summary>Gets the number of items that have run.</summary>
    public int Done { get; private set; }

    /// <summary>
    /// Gets the probability that the newest item runs next, which starves the others. Otherwise, all items are equally likely.
    /// </summary>
    public double NewestFirst { get; init; }

    /// <summary>
    /// Runs a test on a separate thread. In a context of the test runner, continuations of await would run on the thread pool instead of
    /// where the task was completed.
    /// </summary>
    public static void Run(int seed, Action<SeededScheduler> test) => RunOnOwnThread(() => test(new SeededScheduler(new Random(seed))));

    /// <summary>Does the same for tests that create schedulers themselves.</summary>
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

    /// <summary>Checks the thread on which code under test runs. If it is another one, the next step of the scheduler throws.</summary>
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

    /// <summary>Runs one work item. Returns false if none is waiting.</summary>
    /// <exception cref="InvalidOperationException">Code has run on another thread.</exception>
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

    /// <summary>Runs until no item is waiting.</summary>
    public void RunUntilIdle()
    {
        while (RunOne())
        {
        }
    }
}
