namespace DubboNet.Testing;

/// <summary>The failures of the next calls, by Java interface and method.</summary>
internal sealed class FailureScript
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Interface, string Method), Queue<ScriptedFailure>> _next = [];

    /// <summary>Adds failures of the next calls, after those that were added before.</summary>
    /// <returns>The failure of the last of these calls.</returns>
    public ScriptedFailure Add(string javaInterface, string method, DubboFailure failure, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        var last = new ScriptedFailure(failure);
        lock (_lock)
        {
            if (!_next.TryGetValue((javaInterface, method), out Queue<ScriptedFailure>? queue))
                _next.Add((javaInterface, method), queue = new Queue<ScriptedFailure>());
            for (int i = 1; i < times; i++)
                queue.Enqueue(new ScriptedFailure(failure));
            queue.Enqueue(last);
        }

        return last;
    }

    /// <summary>Takes the failure of a call. Null if the call succeeds.</summary>
    public ScriptedFailure? Take(string javaInterface, string method)
    {
        lock (_lock)
        {
            Queue<ScriptedFailure>? queue = _next.GetValueOrDefault((javaInterface, method));
            return queue?.TryDequeue(out ScriptedFailure? failure) == true ? failure : null;
        }
    }
}
