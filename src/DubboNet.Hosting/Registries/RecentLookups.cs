namespace DubboNet.Hosting;

/// <summary>
/// Shares look-ups of one name that run at the same time, and remembers for a moment those that found nothing or failed. There is a limit
/// for their number, so that strangers who make names up cannot keep the registries busy.
/// </summary>
/// <typeparam name="T">The type of a result.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class RecentLookups<T>(TimeProvider time)
{
    /// <summary>The number of names that are looked up within <see cref="MaxAge"/>, without those that were found.</summary>
    public const int MaxCount = 100;

    /// <summary>A service that is missing can be registered soon.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Task<T> Task, long Time)> _recent = new(StringComparer.Ordinal);

    /// <summary>Returns the result of a look-up that runs or was made a moment ago, or else of a new one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isKnown">Whether the name was found before, so that the limit does not apply.</param>
    /// <param name="find">Starts the look-up.</param>
    /// <exception cref="DubboServerBusyException">There were too many look-ups of other names.</exception>
    public Task<T> GetAsync(string name, bool isKnown, Func<Task<T>> find)
    {
        lock (_lock)
        {
            if (_recent.TryGetValue(name, out (Task<T> Task, long Time) recent) && !IsOver(recent))
                return recent.Task;
            if (_recent.Count >= MaxCount)
                RemoveOver();
            if (_recent.Count >= MaxCount && !isKnown)
            {
                throw new DubboServerBusyException(
                    $"{name} is not looked up, because {MaxCount} other services were looked up within {MaxAge.TotalSeconds} s and not "
                        + "found. Call it again later.",
                    DubboStatus.ServerThreadPoolExhausted, "");
            }

            Task<T> task = find();
            _recent[name] = (task, time.GetTimestamp());
            return task;
        }
    }

    /// <summary>Forgets a name that was found.</summary>
    public void Remove(string name)
    {
        lock (_lock)
            _recent.Remove(name);
    }

    private void RemoveOver()
    {
        foreach (string name in _recent.Where(entry => IsOver(entry.Value)).Select(entry => entry.Key).ToArray())
            _recent.Remove(name);
    }

    private bool IsOver((Task<T> Task, long Time) recent) => recent.Task.IsCompleted && time.GetElapsedTime(recent.Time) >= MaxAge;
}
