using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

internal sealed partial class ZooKeeperClient
{
    private const int MaxConnectResponseBytes = 4096;
    private static readonly TimeSpan LongestConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>The time after which a connection counts as working, so that the next attempt to connect is made without a pause.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(1);

    private long? _refusedSince;
    private int _shortTurns;
    private int _failures;

    private bool IsEnding
    {
        get
        {
            lock (_lock)
                return _end != ZooKeeperError.None;
        }
    }

    private async Task RunAsync()
    {
        await _options.Scheduler.SwitchAsync();
        for (int turn = 0; !IsEnding; turn = (turn + 1) % _servers.Length)
        {
            try
            {
                await TakeTurnAsync(_servers[turn]).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Usually a logger of the application has thrown. The next turn is taken as after any other.
                Edge.Fail(this, e);
            }

            if (_shortTurns > 0 && _shortTurns % _servers.Length == 0 && !IsEnding)
            {
                TimeSpan pause = LongestPause * _options.Random.NextDouble();
                await _stopping.WaitAsync(pause, _options.TimeProvider).ConfigureAwait(false);
            }
        }

        bool isClosed;
        lock (_lock)
            isClosed = _end == ZooKeeperError.Closed;
        Finish(isClosed ? ZooKeeperState.Closed : ZooKeeperState.AuthFailed);
    }

    private async Task TakeTurnAsync(EndPoint server)
    {
        long start = _options.TimeProvider.GetTimestamp();
        _shortTurns++;
        bool wasServed = await TryServerAsync(server).ConfigureAwait(false);
        if (wasServed && _options.TimeProvider.GetElapsedTime(start) >= Steady)
            _shortTurns = 0;
        _failures = wasServed ? 0 : _failures + 1;
        if (_failures == _servers.Length)
            ZooKeeperLog.Unreachable(_options.Logger, ExplainWait() ?? "");
    }

    /// <summary>
    /// Connects to a server and stays until the connection has ended. Returns false if the server did not respond. That the session has
    /// expired is a response, too.
    /// </summary>
    private async Task<bool> TryServerAsync(EndPoint server)
    {
        ServerConnection? connection;
        bool hadSession = _memory.Id != 0;
        using var limit = new TimedCancellation(ConnectTimeout(), _options.TimeProvider, _options.Logger, _stop.Token);
        try
        {
            connection = await ConnectAsync(server, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (e is EndOfStreamException)
                NoteRefusal();
            NoteFailure(ZooKeeperAddresses.Format(server), limit.IsTimeUp ? $"It did not respond within {ConnectTimeout()}." : e.Message);
            return false;
        }

        if (connection is null)
            return hadSession;
        _refusedSince = null;
        limit.Dispose();
        await UseAsync(connection).ConfigureAwait(false);
        return true;
    }

    /// <summary>Keeps why the client is not connected, for messages of requests that could not be sent.</summary>
    private void NoteFailure(string server, string reason) =>
        Volatile.Write(ref _lastFailure, $"{server} is not connected: {ServerConnection.AsSentence(reason)}");

    private TimeSpan ConnectTimeout()
    {
        TimeSpan share = (_memory.Id == 0 ? _options.SessionTimeout : _memory.Timeout) / _servers.Length;
        return share < LongestConnectTimeout ? share : LongestConnectTimeout;
    }

    /// <summary>Connects to a server and asks for the session. Returns null if the session has expired.</summary>
    private async Task<ServerConnection?> ConnectAsync(EndPoint server, CancellationToken cancellationToken)
    {
        Stream stream = await ServerStream.ConnectAsync(server, _options.Tls, cancellationToken).ConfigureAwait(false);
        PipeReader input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        bool isEstablished = false;
        try
        {
            byte[] request = Packet.Connect(_memory.LastZxid, _options.SessionTimeout, _memory.Id, _memory.Password);
            await stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            ConnectResponse response = await ReadConnectResponseAsync(input, cancellationToken).ConfigureAwait(false);
            ServerConnection? connection = Establish(ZooKeeperAddresses.Format(server), stream, input, response);
            isEstablished = connection is not null;
            return connection;
        }
        finally
        {
            if (!isEstablished)
            {
                await input.CompleteAsync().ConfigureAwait(false);
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<ConnectResponse> ReadConnectResponseAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> received = read.Buffer;
            if (Packet.TryTake(ref received, MaxConnectResponseBytes, out ReadOnlySequence<byte> content))
            {
                var response = ConnectResponse.Read(content.ToArray());
                input.AdvanceTo(received.Start);
                return response;
            }

            input.AdvanceTo(received.Start, received.End);
            if (read.IsCompleted)
                throw new EndOfStreamException("The server closed the connection before the session was established.");
        }
    }

    private ServerConnection? Establish(string server, Stream stream, PipeReader input, ConnectResponse response)
    {
        bool isResumed = _memory.Id != 0 && response.SessionId == _memory.Id;
        if (_memory.Id != 0 && !isResumed)
            Expire();
        if (response.IsExpired)
        {
            NoteFailure(server, "It opened no session.");
            return null;
        }

        _memory.Begin(response);
        if (isResumed)
            ZooKeeperLog.SessionResumed(_options.Logger, _memory.IdText, server);
        else
            ZooKeeperLog.SessionOpened(_options.Logger, _memory.IdText, server, _memory.Timeout);
        return new ServerConnection(server, stream, input, _memory, _watches, _options);
    }

    /// <summary>
    /// Gives the session up if servers have closed all connections for as long as its timeout. Servers do so if they do not know the last
    /// transaction of the client. If their data was deleted, they would do so for ever.
    /// </summary>
    private void NoteRefusal()
    {
        _refusedSince ??= _options.TimeProvider.GetTimestamp();
        TimeSpan timeout = _memory.Id == 0 ? _options.SessionTimeout : _memory.Timeout;
        if (_memory.LastZxid == 0 || _options.TimeProvider.GetElapsedTime(_refusedSince.Value) < timeout)
            return;
        if (_memory.Id != 0)
            Expire();
        _memory.ForgetTransactions();
        _refusedSince = null;
    }

    /// <summary>Ends the watches of the session. Requests that were not sent wait for the next session.</summary>
    private void Expire()
    {
        string id = _memory.IdText;
        _memory.Forget();
        Publish(ZooKeeperState.Expired);
        _watches.EndAll();
        ZooKeeperLog.SessionExpired(_options.Logger, id);
    }

    private async Task UseAsync(ServerConnection connection)
    {
        if (_options.Credentials is { } credentials)
            connection.SendControl(Packet.Auth("digest", Encoding.UTF8.GetBytes(credentials)));
        // In a new session there are no watches yet.
        foreach (byte[] packet in Packet.SetWatches(_memory.LastZxid, _watches.Snapshot()))
            connection.SendControl(packet);
        if (!TryPublish(connection))
            connection.End(ZooKeeperError.Closed, "The client was closed.");
        await connection.RunAsync().ConfigureAwait(false);

        bool isEnding;
        lock (_lock)
        {
            _connection = null;
            if (connection.IsAuthFailed && _end == ZooKeeperError.None)
                _end = ZooKeeperError.AuthFailed;
            isEnding = _end != ZooKeeperError.None;
        }

        NoteFailure(connection.Server, connection.Reason);
        if (!isEnding)
            Publish(ZooKeeperState.Suspended);
        if (connection.IsAuthFailed)
            ZooKeeperLog.CredentialsRefused(_options.Logger, connection.Server);
        else if (!isEnding)
            ZooKeeperLog.ConnectionLost(_options.Logger, connection.Server, connection.Reason);
    }

    /// <summary>Gives the connection to callers, and sends what waits. Returns false if the client was closed meanwhile.</summary>
    private bool TryPublish(ServerConnection connection)
    {
        lock (_lock)
        {
            if (_end != ZooKeeperError.None)
                return false;
            _connection = connection;
            while (_waiting.TryPeek(out ZooKeeperRequest? request) && connection.TrySend(request))
                _waiting.Dequeue();
        }

        Publish(ZooKeeperState.Connected, connection.Server);
        return true;
    }
}
