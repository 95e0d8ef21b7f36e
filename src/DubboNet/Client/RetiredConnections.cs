using DubboNet.Remoting.Connections;

namespace DubboNet.Client;

/// <summary>Connections that get no more calls: each is closed when its calls have ended.</summary>
/// <remarks>Threading: for any thread.</remarks>
internal sealed class RetiredConnections(TimeSpan shutdownTimeout)
{
    /// <summary>How often a connection is looked at.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Lock _changing = new();
    private readonly List<(DubboConnection Connection, Task Closing)> _retired = [];

    /// <summary>Calls on them that wait for a response.</summary>
    public int PendingCalls => All.Sum(connection => connection.PendingCalls);

    /// <summary>Those that may not be closed yet.</summary>
    public DubboConnection[] All
    {
        get
        {
            lock (_changing)
                return [.. _retired.Select(retired => retired.Connection)];
        }
    }

    public void Add(DubboConnection connection)
    {
        lock (_changing)
        {
            _retired.RemoveAll(retired => retired.Closing.IsCompleted);
            _retired.Add((connection, RetireAsync(connection)));
        }
    }

    /// <summary>Callers that chose the connection a moment ago have time to begin.</summary>
    private async Task RetireAsync(DubboConnection connection)
    {
        do
        {
            if (await connection.WaitForEndAsync(Step).ConfigureAwait(false))
                return;
        }
        while (connection.HasCalls);
        await connection.CloseAsync(shutdownTimeout).ConfigureAwait(false);
    }
}
