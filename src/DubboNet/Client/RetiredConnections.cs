using DubboNet.Remoting.Connections;

namespace DubboNet.Client;

/// <summary>Holds connections that get no more calls, and closes each one after its calls have ended.</summary>
/// <remarks>Safe for all threads.</remarks>
internal sealed class RetiredConnections(TimeSpan shutdownTimeout)
{
    /// <summary>The interval at which a connection is checked.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Lock _changing = new();
    private readonly List<(DubboConnection Connection, Task Closing)> _retired = [];

    /// <summary>Gets the number of calls on these connections that wait for a response.</summary>
    public int PendingCalls => All.Sum(connection => connection.PendingCalls);

    /// <summary>Gets the connections that may still be open.</summary>
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

    /// <summary>Closes a connection without calls after a delay, so that callers that have just chosen it have time to begin.</summary>
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
