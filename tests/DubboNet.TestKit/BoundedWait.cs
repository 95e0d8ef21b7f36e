namespace DubboNet.TestKit;

/// <summary>Waits with a time limit, so that a test fails instead of hanging.</summary>
internal static class BoundedWait
{
    /// <summary>The limit against hangs. A busy machine can take many seconds for a step that takes none otherwise.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static Task Within(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task Within(this ValueTask task) => task.AsTask().WaitAsync(Limit);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    /// <summary>Waits for a task that must fail, and returns its exception.</summary>
    public static async Task<T> FailAsync<T>(Task task)
        where T : Exception
    {
        try
        {
            await task.Within();
        }
        catch (T e)
        {
            return e;
        }

        throw new InvalidOperationException($"The task ended without {typeof(T).Name}.");
    }

    /// <summary>Waits for a state that has no notification. Checks the condition each time the thread pool runs the continuation.</summary>
    public static async Task UntilAsync(Func<bool> condition, string expected)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"It did not come about that {expected}.");
            await Task.Yield();
        }
    }
}
