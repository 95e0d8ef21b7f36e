using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

/// <summary>
/// Keeps a connection to one of the servers, and everything that the owner registers and watches over it. After a lost connection it
/// connects again, registers everything again and requests all lists again.
/// </summary>
/// <remarks>
/// Threading: any thread can call the members. The lock guards the items. One loop connects and synchronizes the items, one at a time.
/// </remarks>
internal sealed partial class NacosClient : INacosEvents, IEdgeTarget, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NacosItem> _items = [];
    private readonly NacosSettings _settings;
    private readonly NacosHttp _http;
    private readonly NacosLogin _login;
    private readonly ChangeLatch _changes;
    private readonly ChangeLatch _work;
    private readonly AsyncLatch _stopping;
    private readonly AsyncLatch _ended;
    private readonly CancellationTokenSource _stop = new();
    private INacosConnection? _connection;
    private string? _unreachable;
    private Task? _loop;

    public NacosClient(NacosSettings settings)
    {
        _settings = settings;
        _http = new NacosHttp(settings);
        _login = new NacosLogin(settings, _http);
        _changes = new ChangeLatch(settings.Scheduler);
        _work = new ChangeLatch(settings.Scheduler);
        _stopping = new AsyncLatch(settings.Scheduler);
        _ended = new AsyncLatch(settings.Scheduler);
    }

    public bool IsStopping => _stopping.IsSet;

    /// <summary>Gets a sentence about why no server can be reached or what the server refuses, or null.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock)
                return _unreachable ?? _items.Values.Select(item => item.Refused).FirstOrDefault(refused => refused is not null);
        }
    }

    /// <summary>Finds or creates an item, and changes it. The loop then synchronizes it.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    public T Open<T>(string key, Func<Lock, T> create, Action<T> change)
        where T : NacosItem
    {
        ObjectDisposedException.ThrowIf(IsStopping, typeof(DubboRegistry));
        T opened;
        lock (_lock)
        {
            if (!_items.TryGetValue(key, out NacosItem? item))
                _items.Add(key, item = create(_lock));
            opened = (T)item;
            change(opened);
            _loop ??= RunAsync();
        }

        _work.Change();
        return opened;
    }

    /// <summary>Changes items. The loop then synchronizes them.</summary>
    public void Change(Action change)
    {
        lock (_lock)
            change();
        _work.Change();
    }

    /// <summary>Registers an instance, or replaces its metadata, and waits until the server knows it.</summary>
    /// <exception cref="DubboRegistryException">The server refused, or the timeout ended first.</exception>
    public async Task RegisterAsync(string service, NacosInstance instance, CancellationToken cancellationToken)
    {
        long version = 0;
        bool isNew = false;
        NacosRegistration registration = Open(
            RegistrationKey(service),
            gate => new NacosRegistration(service, gate, _changes),
            item => (version, isNew) = item.Set(instance));
        bool isDone = false;
        try
        {
            await WaitAsync(registration, version, $"The registration of {service}", cancellationToken).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            // The caller decides whether to try again. A change of metadata stays, because the instance is registered.
            if (!isDone && isNew)
                Change(() => registration.Withdraw(instance, version));
        }
    }

    /// <summary>Removes an instance, and waits until the server knows. Does nothing if it is not registered.</summary>
    /// <exception cref="DubboRegistryException">The server refused, or the timeout ended first.</exception>
    public async Task UnregisterAsync(string service, string ip, int port, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsStopping, typeof(DubboRegistry));
        NacosRegistration? registration;
        long? version;
        lock (_lock)
        {
            registration = _items.GetValueOrDefault(RegistrationKey(service)) as NacosRegistration;
            version = registration?.Remove(ip, port);
        }

        _work.Change();
        if (version is { } wanted)
            await WaitAsync(registration!, wanted, $"The removal of {service}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a request, as soon as there is a connection. Repeats it if the connection is lost.</summary>
    /// <param name="operation">What is done, as the start of a sentence.</param>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">A token that ends the wait.</param>
    /// <exception cref="DubboRegistryException">The server refused, or the timeout ended first.</exception>
    public async Task<T> CallAsync<T>(
        string operation, Func<INacosConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        lock (_lock)
            _loop ??= RunAsync();
        using var limit = new TimedCancellation(_settings.Timeout, _settings.TimeProvider, _settings.Logger, cancellationToken);
        while (true)
        {
            AsyncLatch next = _changes.Next;
            try
            {
                ObjectDisposedException.ThrowIf(IsStopping, typeof(DubboRegistry));
                if (Volatile.Read(ref _connection) is { EndReason: null } connection)
                    return await call(connection, limit.Token).ConfigureAwait(false);
                await next.WaitAsync(Timeout.InfiniteTimeSpan, _settings.TimeProvider, limit.Token).ConfigureAwait(false);
            }
            catch (NacosConnectionException)
            {
                // The loop connects again, and logs why.
            }
            catch (OperationCanceledException) when (limit.IsTimeUp && !cancellationToken.IsCancellationRequested)
            {
                throw TimeUp(operation);
            }
        }
    }

    /// <summary>Waits until the registry is disposed of.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken) =>
        _stopping.WaitAsync(Timeout.InfiniteTimeSpan, _settings.TimeProvider, cancellationToken);

    /// <inheritdoc/>
    public void OnService(string name, NacosService service)
    {
        ServiceTopic? topic;
        lock (_lock)
            topic = _items.GetValueOrDefault(ServiceTopicKey(name)) as ServiceTopic;
        topic?.OnList(service);
    }

    /// <inheritdoc/>
    public void OnConfigChanged(ConfigKey key)
    {
        lock (_lock)
        {
            if (_items.TryGetValue($"{key}", out NacosItem? topic))
                topic.IsDirty = true;
        }

        _work.Change();
    }

    /// <inheritdoc/>
    public void OnEnded()
    {
        _work.Change();
        _changes.Change();
    }

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => NacosLog.InternalError(_settings.Logger, _settings.Address, failure);

    /// <summary>Removes all registrations, ends all watches and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        bool isStarted;
        _stopping.Set();
        lock (_lock)
            isStarted = _loop is not null;
        _settings.Scheduler.ScheduleCancellation(_stop, _settings.Logger);
        _work.Change();
        if (isStarted)
            await _ended.WaitAsync().ConfigureAwait(false);
        _http.Dispose();
    }

    /// <summary>Returns the key of the topic of a service.</summary>
    public static string ServiceTopicKey(string service) => $"service {service}";

    private static string RegistrationKey(string service) => $"registration {service}";

    private async Task WaitAsync(NacosRegistration registration, long version, string operation, CancellationToken cancellationToken)
    {
        long start = _settings.TimeProvider.GetTimestamp();
        while (true)
        {
            AsyncLatch next = _changes.Next;
            if (registration.IsPublished(version))
                return;
            ObjectDisposedException.ThrowIf(IsStopping, typeof(DubboRegistry));
            TimeSpan rest = _settings.Timeout - _settings.TimeProvider.GetElapsedTime(start);
            if (rest <= TimeSpan.Zero || !await next.WaitAsync(rest, _settings.TimeProvider, cancellationToken).ConfigureAwait(false))
                throw TimeUp(operation);
        }
    }

    private DubboRegistryException TimeUp(string operation) => new(
        $"{operation} at {_settings.Address} was not done within {_settings.Timeout}. "
        + (Problem ?? "The server did not respond in time. See its log, or raise the timeout of the registry."));
}
