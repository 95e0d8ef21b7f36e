using System.IO.Pipelines;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// Decides whether a request can become a call, and counts the calls that a dispatcher runs. No other class counts them.
/// </summary>
/// <remarks>
/// <para>A call passes through three states:</para>
/// <list type="number">
/// <item>Admitted (<see cref="TryAdmit"/>). The call waits to run or runs. It has a slot of the server
/// (<see cref="DubboServerOptions.MaxConcurrentCalls"/>), a slot of its method if that has a limit
/// (<see cref="DubboService.LimitConcurrency"/>), and counts for its consumer.</item>
/// <item>Handler ended (<see cref="EndHandler"/>). Both slots are free, whether or not the consumer reads the response. The call still
/// counts for its consumer.</item>
/// <item>Completed (<see cref="Complete"/>). The response has been sent, and the resources of the call have been released. A stop waits
/// until all calls are completed.</item>
/// </list>
/// <para>
/// Slots: a request that finds no free slot of the server is refused before it is read (<see cref="FindReasonToRefuse"/>). It takes its
/// slots after it was read, so requests that are read at the same time can exceed the limit of the server by their number. They never
/// exceed the limit of a method.
/// </para>
/// <para>
/// Shares: if a consumer with fewer calls than half of the slots finds none, consumers with at least half of them get no further ones for
/// a second. The slots that they free go to the others. The calls of a consumer count until they are completed, so that a consumer that
/// does not read its responses has a smaller share. Its connection keeps the count, because it also decides how responses are sent.
/// </para>
/// <para>Threading: the receive loops of all connections, the handlers and a stop call concurrently.</para>
/// </remarks>
internal sealed class RunningCalls(int max, TimeProvider time, PipeScheduler scheduler)
{
    // Both numbers are in one word, so that a change of state is one interlocked operation.
    private const long OneUncompleted = 1;
    private const long OneRunning = 1L << 32;

    /// <summary>The time for which free slots are left to consumers that found none.</summary>
    private static readonly TimeSpan SharingTime = TimeSpan.FromSeconds(1);

    private readonly int _share = Math.Max(max / 2, 1);
    private long _counts;
    private long _foundNoSlotAt;
    private AsyncLatch? _idle;
    private long _arrivedWhileWaiting;
    private volatile bool _isStopping;

    /// <summary>Gets the number of admitted calls whose handlers have not ended.</summary>
    public int Count => (int)(Volatile.Read(ref _counts) / OneRunning);

    /// <summary>Gets a value indicating whether all admitted calls are completed.</summary>
    public bool IsIdle => HasNone(Volatile.Read(ref _counts));

    /// <summary>Gets the number of requests that have arrived since <see cref="WaitForIdleAsync"/> was first called.</summary>
    public long ArrivedWhileWaiting => Volatile.Read(ref _arrivedWhileWaiting);

    /// <summary>Returns why a request that has arrived cannot become a call, or null if it can.</summary>
    public string? FindReasonToRefuse(DubboConnection connection)
    {
        if (Volatile.Read(ref _idle) is not null)
            Interlocked.Increment(ref _arrivedWhileWaiting);
        if (_isStopping)
            return "the provider is stopping";
        bool isFull = Count >= max;
        if (!isFull && (_foundNoSlotAt == 0 || !HasToShare(connection)))
            return null;
        if (connection.ServingCalls < _share)
            Volatile.Write(ref _foundNoSlotAt, time.GetTimestamp());
        return isFull
            ? $"{max} calls run or wait (MaxConcurrentCalls)"
            : $"this consumer holds half of the {max} places, and other consumers need some (MaxConcurrentCalls)";
    }

    /// <summary>Admits a call. Returns false if its method has no free slot.</summary>
    public bool TryAdmit(DubboConnection connection, ConcurrencyLimit? limit)
    {
        if (limit?.TryEnter() == false)
            return false;
        Interlocked.Add(ref _counts, OneRunning + OneUncompleted);
        connection.BeginServing();
        return true;
    }

    /// <summary>Frees the slots of an admitted call.</summary>
    public void EndHandler(ConcurrencyLimit? limit)
    {
        limit?.Exit();
        Interlocked.Add(ref _counts, -OneRunning);
    }

    /// <summary>Completes a call whose handler has ended.</summary>
    public void Complete(DubboConnection connection)
    {
        connection.EndServing();
        if (HasNone(Interlocked.Add(ref _counts, -OneUncompleted)))
            Volatile.Read(ref _idle)?.Set();
    }

    /// <summary>
    /// Waits until all calls are completed. Returns false if the timeout expires first. Calls that still arrive are served.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<bool> WaitForIdleAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var idle = new AsyncLatch(scheduler);
        // Interlocked orders the write before the check. Either IsIdle sees that the last call is completed, or its completion sees the
        // latch.
        Interlocked.Exchange(ref _idle, idle);
        if (IsIdle)
            idle.Set();
        return idle.WaitAsync(timeout, time, cancellationToken);
    }

    /// <summary>Refuses all further requests, because the provider is stopping.</summary>
    public void RefuseAll() => _isStopping = true;

    private static bool HasNone(long counts) => counts % OneRunning == 0;

    private bool HasToShare(DubboConnection connection) =>
        connection.ServingCalls >= _share && time.GetElapsedTime(Volatile.Read(ref _foundNoSlotAt)) < SharingTime;
}
