using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

internal sealed partial class NacosClient
{
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private NacosServer? _nextServer;
    private TimeSpan _lastPause;
    private bool _hasLoggedUnreachable;
    private int _turn;
    private bool _hasUsedGrpc;
    private bool _hasLoggedHttp;

    private async Task RunAsync()
    {
        await _settings.Scheduler.SwitchAsync();
        while (!IsStopping)
        {
            try
            {
                if (await TryConnectAsync().ConfigureAwait(false) is { } connection)
                    await UseAsync(connection).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (IsStopping)
            {
                break;
            }
            catch (Exception e)
            {
                // Usually a logger of the application has thrown. The next attempt is made as after any other failure.
                Edge.Fail(this, e);
            }

            _lastPause = ExponentialBackoff.Next(_lastPause, FirstPause, LongestPause);
            TimeSpan pause = _lastPause * (1 + Random.Shared.NextDouble()) / 2;
            await _stopping.WaitAsync(pause, _settings.TimeProvider).ConfigureAwait(false);
        }

        lock (_lock)
        {
            foreach (NacosTopic topic in _items.Values.OfType<NacosTopic>())
                topic.Notify();
        }

        _changes.Change();
        _ended.Set();
    }

    /// <summary>Connects to one of the servers. Returns null if none can be reached.</summary>
    private async Task<INacosConnection?> TryConnectAsync()
    {
        string failure = "";
        foreach (NacosServer server in TakeTurn())
        {
            try
            {
                return await ConnectAsync(server).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NacosConnectionException or DubboRegistryException)
            {
                failure = e is DubboRegistryException ? e.Message : $"{server} is not connected: {e.Message}";
            }
        }

        lock (_lock)
            _unreachable = $"Nacos cannot be reached at {_settings.Address}. {failure} Check the address, and that the server runs.";
        _changes.Change();
        if (!_hasLoggedUnreachable)
            NacosLog.Unreachable(_settings.Logger, _settings.Address, failure);
        _hasLoggedUnreachable = true;
        return null;
    }

    /// <summary>Returns the servers in the order in which to try them.</summary>
    private IEnumerable<NacosServer> TakeTurn()
    {
        int first = _turn++ % _settings.Servers.Count;
        NacosServer[] named = _nextServer is { } server ? [server] : [];
        _nextServer = null;
        return [.. named, .. _settings.Servers.Skip(first), .. _settings.Servers.Take(first)];
    }

    private async Task<INacosConnection> ConnectAsync(NacosServer server)
    {
        try
        {
            GrpcConnection connection =
                await GrpcConnection.ConnectAsync(server, _settings, _login, this, _stop.Token).ConfigureAwait(false);
            _hasUsedGrpc = true;
            NacosLog.Connected(_settings.Logger, server, "gRPC", "push");
            return connection;
        }
        catch (NacosConnectionException e) when (!_hasUsedGrpc)
        {
            HttpConnection connection =
                await HttpConnection.ConnectAsync(server, _settings, _http, _login, this, _stop.Token).ConfigureAwait(false);
            if (!_hasLoggedHttp)
                NacosLog.GrpcUnreachable(_settings.Logger, server, e.Message, server.Grpc);
            _hasLoggedHttp = true;
            NacosLog.Connected(_settings.Logger, server, connection.Transport, "polling");
            return connection;
        }
    }

    /// <summary>Uses a connection until it ends or the client stops.</summary>
    private async Task UseAsync(INacosConnection connection)
    {
        try
        {
            Adopt(connection);
            await ServeAsync(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NacosConnectionException || (e is OperationCanceledException && IsStopping))
        {
            // The end of the connection is logged below. That of the client is not a failure.
        }
        finally
        {
            await LeaveAsync(connection).ConfigureAwait(false);
        }
    }

    private void Adopt(INacosConnection connection)
    {
        lock (_lock)
        {
            _connection = connection;
            _unreachable = null;
            foreach (NacosItem item in _items.Values)
                item.OnConnected();
        }

        _changes.Change();
    }

    private async Task ServeAsync(INacosConnection connection)
    {
        long keptAt = _settings.TimeProvider.GetTimestamp();
        while (!IsStopping && connection.EndReason is null)
        {
            AsyncLatch next = _work.Next;
            foreach (NacosItem item in TakeDirty())
                await SyncAsync(connection, item).ConfigureAwait(false);
            TimeSpan rest = KeepAlivePeriod - _settings.TimeProvider.GetElapsedTime(keptAt);
            if (rest > TimeSpan.Zero && await next.WaitAsync(rest, _settings.TimeProvider).ConfigureAwait(false))
                continue;
            keptAt = _settings.TimeProvider.GetTimestamp();
            await KeepAliveAsync(connection).ConfigureAwait(false);

            // A connection that has lasted ends the state of failure.
            (_lastPause, _hasLoggedUnreachable) = (TimeSpan.Zero, false);
        }
    }

    private NacosItem[] TakeDirty()
    {
        lock (_lock)
        {
            NacosItem[] dirty = [.. _items.Values.Where(item => item.IsDirty)];
            foreach (NacosItem item in dirty)
                item.IsDirty = false;
            return dirty;
        }
    }

    private async Task SyncAsync(INacosConnection connection, NacosItem item)
    {
        string? refused = null;
        try
        {
            await item.SyncAsync(connection, _stop.Token).ConfigureAwait(false);
        }
        catch (DubboRegistryException e)
        {
            refused = e.Message;
            lock (_lock)
                item.OnRefused(e);
        }

        bool isNews;
        lock (_lock)
        {
            isNews = refused is not null && item.Refused is null;
            item.Refused = refused;
            if (item is { IsUnused: true, IsDirty: false })
                _items.Remove(_items.First(pair => pair.Value == item).Key);
        }

        if (isNews)
            NacosLog.Refused(_settings.Logger, refused!, KeepAlivePeriod);
    }

    private async Task KeepAliveAsync(INacosConnection connection)
    {
        KeyValuePair<string, IReadOnlyList<NacosInstance>>[] published;
        lock (_lock)
        {
            published = [.. _items.Values.OfType<NacosRegistration>().Select(item => KeyValuePair.Create(item.Service, item.Published))];
            foreach (NacosItem item in _items.Values)
            {
                item.IsDirty |= item.Refused is not null;
                (item as NacosTopic)?.Poll(connection.PollPeriod);
            }
        }

        await connection.KeepAliveAsync(published, _stop.Token).ConfigureAwait(false);
    }

    /// <summary>Closes a connection. Removes all registrations first if the client stops.</summary>
    private async Task LeaveAsync(INacosConnection connection)
    {
        lock (_lock)
            _connection = null;
        if (IsStopping)
            await RemoveAllAsync(connection).ConfigureAwait(false);
        string reason = connection.EndReason ?? "The attempt failed.";
        _nextServer = connection.NextServer;
        await connection.DisposeAsync().ConfigureAwait(false);
        if (IsStopping)
            return;
        lock (_lock)
            _unreachable = $"The connection to Nacos server {connection.Server} has ended: {reason} The registry reconnects.";
        NacosLog.ConnectionLost(_settings.Logger, connection.Server, reason);
    }

    private async Task RemoveAllAsync(INacosConnection connection)
    {
        using var limit = new TimedCancellation(CloseTimeout, _settings.TimeProvider, _settings.Logger, CancellationToken.None);
        NacosRegistration[] registrations;
        lock (_lock)
        {
            registrations = [.. _items.Values.OfType<NacosRegistration>()];
            foreach (NacosRegistration registration in registrations)
                registration.RemoveAll();
        }

        try
        {
            foreach (NacosRegistration registration in registrations)
                await registration.SyncAsync(connection, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NacosConnectionException or DubboRegistryException or OperationCanceledException)
        {
            NacosLog.NotRemoved(_settings.Logger, _settings.Address, CloseTimeout, e.Message);
        }
    }
}
