using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Represents one connection of a session. Requests are sent in order, and their responses arrive in the same order. The connection never
/// reconnects.
/// </summary>
/// <remarks>
/// Threading: any thread can send and end. The lock guards the order of numbers, requests and packets. Only the receive loop takes
/// requests from the front.
/// </remarks>
internal sealed class ServerConnection : ITimed, IDisposable
{
    private const int MaxWriteBytes = 64 * 1024;
    private static readonly TimeSpan LongestPingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPingInterval = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly Queue<ZooKeeperRequest> _pending = new();
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing =
        Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Stream _stream;
    private readonly PipeReader _input;
    private readonly SessionMemory _memory;
    private readonly WatchTable _watches;
    private readonly ZooKeeperOptions _options;
    private readonly ITimer _timer;
    private readonly TimeSpan _pingInterval;
    private readonly TimeSpan _maxSilence;
    private long _lastSent;
    private long _lastReceived;
    private int _xid;
    private bool _hasEnded;

    /// <param name="server">The address, for messages.</param>
    /// <param name="stream">The stream, after the session was established. The connection owns it.</param>
    /// <param name="input">The reading side of the stream.</param>
    /// <param name="memory">The session.</param>
    /// <param name="watches">The watches of the client.</param>
    /// <param name="options">The settings.</param>
    public ServerConnection(
        string server, Stream stream, PipeReader input, SessionMemory memory, WatchTable watches, ZooKeeperOptions options)
    {
        (Server, _stream, _input, _memory, _watches, _options) = (server, stream, input, memory, watches, options);
        TimeSpan third = memory.Timeout / 3;
        _maxSilence = 2 * (third > ShortestPingInterval ? third : ShortestPingInterval);
        _pingInterval = TimeSpan.FromTicks(Math.Clamp(third.Ticks, ShortestPingInterval.Ticks, LongestPingInterval.Ticks));
        _lastSent = _lastReceived = options.TimeProvider.GetTimestamp();
        _timer = Edge.CreateTimer(options.TimeProvider, this, _pingInterval, Timeout.InfiniteTimeSpan);
    }

    public string Server { get; }

    /// <summary>Gets why the connection has ended, as a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Gets whether the server refused the credentials.</summary>
    public bool IsAuthFailed { get; private set; }

    /// <summary>Adds the full stop that messages of the platform may lack.</summary>
    public static string AsSentence(string message) => message.EndsWith('.') ? message : $"{message}.";

    /// <summary>Sends a request. Returns false if the connection has ended.</summary>
    public bool TrySend(ZooKeeperRequest request)
    {
        lock (_lock)
        {
            if (_hasEnded)
                return false;
            if (_pending.Count >= _options.MaxPendingRequests)
            {
                request.Fail(ZooKeeperError.QueueFull);
                return true;
            }

            _xid = _xid == int.MaxValue ? 1 : _xid + 1;
            if (!request.TryPrepare(_xid, Server))
                return true;
            _pending.Enqueue(request);
            Enqueue(request.Packet);
            return true;
        }
    }

    /// <summary>Sends a packet that is not a request of a caller.</summary>
    public void SendControl(byte[] packet)
    {
        lock (_lock)
            Enqueue(packet);
    }

    /// <summary>Receives and sends until the connection ends. Does not throw.</summary>
    public async Task RunAsync()
    {
        Task sending = SendAsync();
        try
        {
            await ReceiveAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            End(e is InvalidDataException ? ZooKeeperError.Marshalling : ZooKeeperError.ConnectionLoss, e.Message, e);
        }

        await sending.ConfigureAwait(false);
        await _input.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the stream and fails all requests that wait. Only the first call has an effect.</summary>
    public void End(ZooKeeperError error, string reason, Exception? innerException = null)
    {
        ZooKeeperRequest[] pending;
        lock (_lock)
        {
            if (_hasEnded)
                return;
            _hasEnded = true;
            (Reason, IsAuthFailed) = (AsSentence(reason), error == ZooKeeperError.AuthFailed);
            pending = [.. _pending];
            _pending.Clear();
            _outgoing.Writer.TryComplete();
        }

        Dispose();
        foreach (ZooKeeperRequest request in pending)
            request.Fail(error, Reason, innerException);
    }

    /// <summary>Sends a ping if nothing was sent for a third of the session timeout. Ends the connection if the server is silent.</summary>
    public void OnDue()
    {
        TimeSpan silent = _options.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastReceived));
        if (silent >= _maxSilence)
        {
            End(ZooKeeperError.ConnectionLoss, $"The server sent nothing for {_maxSilence}.");
            return;
        }

        if (_options.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastSent)) >= _pingInterval)
            SendControl(Packet.Request(ReplyHeader.PingXid, ZooKeeperOperation.Ping));
        TimeSpan untilPing = _pingInterval - _options.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastSent));
        TimeSpan due = untilPing < _maxSilence - silent ? untilPing : _maxSilence - silent;
        _timer.Change(due > TimeSpan.Zero ? due : ShortestPingInterval, Timeout.InfiniteTimeSpan);
    }

    public void OnFailed(Exception failure) => End(ZooKeeperError.ConnectionLoss, failure.Message, failure);

    public void Dispose()
    {
        _timer.Dispose();
        _stream.Dispose();
    }

    private void Enqueue(ReadOnlyMemory<byte> packet)
    {
        if (_outgoing.Writer.TryWrite(packet))
            Volatile.Write(ref _lastSent, _options.TimeProvider.GetTimestamp());
    }

    private async Task SendAsync()
    {
        try
        {
            var batch = new ArrayBufferWriter<byte>();
            while (await _outgoing.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                while (batch.WrittenCount < MaxWriteBytes && _outgoing.Reader.TryRead(out ReadOnlyMemory<byte> packet))
                    batch.Write(packet.Span);
                await _stream.WriteAsync(batch.WrittenMemory).ConfigureAwait(false);
                await _stream.FlushAsync().ConfigureAwait(false);
                batch.ResetWrittenCount();
            }
        }
        catch (Exception e)
        {
            End(ZooKeeperError.ConnectionLoss, e.Message, e);
        }
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            ReadResult read = await _input.ReadAsync().ConfigureAwait(false);
            Volatile.Write(ref _lastReceived, _options.TimeProvider.GetTimestamp());
            ReadOnlySequence<byte> received = read.Buffer;
            while (Packet.TryTake(ref received, _options.MaxPacketBytes, out ReadOnlySequence<byte> content))
                Handle(content);
            _input.AdvanceTo(received.Start, received.End);
            if (read.IsCompleted)
                throw new EndOfStreamException("The server closed the connection.");
        }
    }

    private void Handle(ReadOnlySequence<byte> content)
    {
        if (content.IsSingleSegment)
        {
            Handle(content.FirstSpan);
            return;
        }

        int length = checked((int)content.Length);
        byte[] joined = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            content.CopyTo(joined);
            Handle(joined.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    private void Handle(ReadOnlySpan<byte> content)
    {
        var reader = new JuteReader(content);
        var header = ReplyHeader.Read(ref reader);
        switch (header.Xid)
        {
            case ReplyHeader.EventXid:
                _watches.Fire(WatcherEvent.Read(ref reader));
                break;
            case ReplyHeader.AuthXid when header.Error != ZooKeeperError.None && _options.Credentials is not null:
                End(ZooKeeperError.AuthFailed, "The server refused the credentials.");
                break;
            case ReplyHeader.SetWatchesXid when header.Error != ZooKeeperError.None:
                throw new InvalidDataException($"The server did not set the watches again ({header.Error}).");
            case ReplyHeader.PingXid or ReplyHeader.AuthXid or ReplyHeader.SetWatchesXid:
                break;
            default:
                HandleResponse(header, ref reader);
                break;
        }
    }

    private void HandleResponse(ReplyHeader header, ref JuteReader body)
    {
        ZooKeeperRequest? request;
        lock (_lock)
        {
            if (_hasEnded)
                return;
            _pending.TryPeek(out request);
        }

        if (request?.Xid != header.Xid)
            throw new InvalidDataException($"The server responded to request {header.Xid}. The next response is that of {request?.Xid}.");
        if (header.Zxid > 0)
            _memory.Note(header.Zxid);
        // A request whose response is malformed stays in the queue, so that the end of the connection fails it.
        request.Complete(header.Error, ref body);
        lock (_lock)
            _pending.TryDequeue(out _);
    }
}
