using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Represents an operation that waits for its response. The response, the timeout, the cancellation and the loss of the connection can end
/// it. The first of them wins by a compare-and-swap, and the caller continues as a work item of the scheduler.
/// </summary>
internal abstract class ZooKeeperRequest(
    ZooKeeperOperation operation, string path, byte[] packet, ZooKeeperWatch? watch, ZooKeeperOptions options)
    : WorkItem, ITimed, ICancellable
{
    private int _hasEnded;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;
    private Func<string?>? _explainWait;

    /// <summary>Gets the number of the request on its connection, or 0 if it was not sent.</summary>
    public int Xid { get; private set; }

    public byte[] Packet => packet;

    /// <summary>Gets whether the request has ended. Its response is then dropped.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded) != 0;

    /// <summary>Gets why the request failed, or null.</summary>
    protected ZooKeeperException? Failure { get; private set; }

    /// <summary>Gets whether the response has ended the request.</summary>
    protected bool HasResponse { get; private set; }

    /// <summary>Gets the token of the caller.</summary>
    protected CancellationToken CancellationToken { get; private set; }

    private string? Server { get; set; }

    /// <summary>Begins the timeout.</summary>
    /// <param name="timeout">The time, which includes the wait for a connection.</param>
    /// <param name="explainWait">Returns why the client is not connected, for the message of a request that was not sent.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    public void Begin(TimeSpan timeout, Func<string?> explainWait, CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        _explainWait = explainWait;
        _timer = Edge.CreateTimer(options.TimeProvider, this, TimerRange.Cap(timeout), Timeout.InfiniteTimeSpan);
        _cancellation = Edge.Register(this, cancellationToken);
        if (HasEnded)
            Forget();
    }

    /// <summary>Prepares the packet and the watch for a connection. Returns false if the request has ended.</summary>
    public bool TryPrepare(int xid, string server)
    {
        watch?.Begin();
        if (HasEnded)
        {
            watch?.Dispose();
            return false;
        }

        (Xid, Server) = (xid, server);
        ZooKeeper.Packet.SetXid(packet, xid);
        return true;
    }

    /// <summary>Ends the request with its response.</summary>
    /// <exception cref="InvalidDataException">The response is malformed. The request has not ended.</exception>
    public void Complete(ZooKeeperError error, ref JuteReader body)
    {
        bool isAbsent = error == ZooKeeperError.NoNode && operation == ZooKeeperOperation.Exists;
        if (error != ZooKeeperError.None && !isAbsent)
        {
            Fail(error);
            return;
        }

        if (isAbsent)
            watch?.WaitForCreation();
        Decode(error, ref body);
        if (!TryClaim())
            return;
        HasResponse = true;
        options.Scheduler.Schedule(this);
    }

    /// <summary>Ends the request with a failure, if it has not ended.</summary>
    public void Fail(ZooKeeperError error, string? detail = null, Exception? innerException = null)
    {
        if (!TryClaim())
            return;
        watch?.Dispose();
        Failure = new ZooKeeperException(error, operation, path, Server, detail, innerException);
        options.Scheduler.Schedule(this);
    }

    public void OnDue() =>
        Fail(ZooKeeperError.OperationTimeout, Server is null ? _explainWait!() : $"No response arrived within {options.RequestTimeout}.");

    public void OnCancelled()
    {
        if (!TryClaim())
            return;
        watch?.Dispose();
        options.Scheduler.Schedule(this);
    }

    public override void OnFailed(Exception failure) => ZooKeeperLog.OperationFailed(options.Logger, failure);

    /// <summary>Reads the result. It is not used if the request has ended meanwhile.</summary>
    protected abstract void Decode(ZooKeeperError error, ref JuteReader body);

    /// <summary>Continues the caller.</summary>
    protected abstract void Continue();

    protected override void Run()
    {
        Forget();
        Continue();
    }

    private bool TryClaim() => Interlocked.CompareExchange(ref _hasEnded, 1, 0) == 0;

    private void Forget()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }
}
