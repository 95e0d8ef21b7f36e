using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DubboNet.TestKit;

/// <summary>Represents a registry whose content and outages the test controls. It continues on the thread of the test.</summary>
internal sealed class InMemoryRegistry(string address) : DubboRegistry
{
    private readonly Lock _lock = new();
    private readonly List<(string Key, Action Deliver, Action<Exception?> End)> _watches = [];
    private readonly Dictionary<(string Interface, string Category), List<DubboUrl>> _urls = [];
    private readonly Dictionary<string, List<ServiceInstance>> _instances = [];
    private readonly Dictionary<string, List<string>> _applications = [];
    private readonly Dictionary<(string, string), string> _metadata = [];
    private readonly Dictionary<(string Key, string Group), string> _configuration = [];
    private bool _isDown;

    public override string? Problem => _isDown ? $"{address} cannot be reached." : null;

    /// <summary>Gets the number of requests for metadata.</summary>
    public int MetadataRequests { get; private set; }

    /// <summary>Gets or sets the function whose task each request for metadata awaits.</summary>
    public Func<Task> HoldMetadata { get; set; } = () => Task.CompletedTask;

    /// <summary>Gets the number of sequences that are being watched.</summary>
    public int Watches
    {
        get
        {
            lock (_lock)
                return _watches.Count;
        }
    }

    /// <summary>Gets or sets the function that refuses sequences by their key. By default, none is refused.</summary>
    public Func<string, Exception?> Refuse { get; set; } = _ => null;

    /// <summary>Starts or ends an outage. At its end, all sequences deliver what the registry has.</summary>
    public void SetDown(bool isDown)
    {
        _isDown = isDown;
        if (!isDown)
            Deliver(_ => true);
    }

    /// <summary>Ends the sequences whose key contains a text with an exception.</summary>
    public void Fail(string part, Exception failure)
    {
        foreach ((_, _, Action<Exception?> end) in Find(key => key.Contains(part, StringComparison.Ordinal)))
            end(failure);
    }

    /// <summary>Returns the registered URLs of a category.</summary>
    public IReadOnlyList<DubboUrl> Urls(string interfaceName, string category = "providers")
    {
        lock (_lock)
            return [.. _urls.GetValueOrDefault((interfaceName, category), [])];
    }

    /// <summary>Returns the registered instances of an application.</summary>
    public IReadOnlyList<ServiceInstance> Instances(string application)
    {
        lock (_lock)
            return [.. _instances.GetValueOrDefault(application, [])];
    }

    /// <summary>Replaces the URLs of a category.</summary>
    public void SetUrls(string interfaceName, string category, params IEnumerable<string> urls) =>
        Set(interfaceName, category, urls.Select(DubboUrl.Parse));

    /// <summary>Replaces the URLs of a category.</summary>
    public void Set(string interfaceName, string category, IEnumerable<DubboUrl> urls)
    {
        lock (_lock)
            _urls[(interfaceName, category)] = [.. urls];
        Deliver(key => key == $"{interfaceName}/{category}");
    }

    /// <summary>Replaces the instances of an application.</summary>
    public void SetInstances(string application, params IEnumerable<ServiceInstance> instances)
    {
        lock (_lock)
            _instances[application] = [.. instances];
        Deliver(key => key == $"instances/{application}");
    }

    /// <summary>Adds metadata, whether the registry can be reached or not.</summary>
    public void SetMetadata(string application, string revision, string json)
    {
        lock (_lock)
            _metadata[(application, revision)] = json;
    }

    /// <summary>Replaces a text of the configuration, or removes it.</summary>
    public void SetConfiguration(string key, string? text, string group = "dubbo")
    {
        lock (_lock)
        {
            if (text is null)
                _configuration.Remove((key, group));
            else
                _configuration[(key, group)] = text;
        }

        Deliver(watched => watched == $"configuration/{group}/{key}");
    }

    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken) =>
        WatchAsync($"{service.Interface}/{category}", () => Urls(service.Interface, category), cancellationToken);

    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken) => ChangeAsync(() =>
    {
        string category = url.GetParameter("category") ?? "providers";
        if (!_urls.TryGetValue((url.Interface, category), out List<DubboUrl>? urls))
            _urls.Add((url.Interface, category), urls = []);
        urls.Add(url);
        return $"{url.Interface}/{category}";
    });

    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) => ChangeAsync(() =>
    {
        string category = url.GetParameter("category") ?? "providers";
        _urls.GetValueOrDefault((url.Interface, category))?.Remove(url);
        return $"{url.Interface}/{category}";
    });

    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) =>
        WatchAsync<IReadOnlyList<ServiceInstance>>(
            $"instances/{application}", () => [.. _instances.GetValueOrDefault(application, [])], cancellationToken);

    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => ChangeAsync(() =>
    {
        Remove(instance);
        if (!_instances.TryGetValue(instance.Application, out List<ServiceInstance>? instances))
            _instances.Add(instance.Application, instances = []);
        instances.Add(instance);
        return $"instances/{instance.Application}";
    });

    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => ChangeAsync(() =>
    {
        Remove(instance);
        return $"instances/{instance.Application}";
    });

    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) =>
        WatchAsync<IReadOnlyList<string>>(
            $"applications/{interfaceName}", () => [.. _applications.GetValueOrDefault(interfaceName, [])], cancellationToken);

    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken) =>
        ChangeAsync(() =>
        {
            if (!_applications.TryGetValue(interfaceName, out List<string>? applications))
                _applications.Add(interfaceName, applications = []);
            if (!applications.Contains(application))
                applications.Add(application);
            return $"applications/{interfaceName}";
        });

    public override async Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken)
    {
        MetadataRequests++;
        await HoldMetadata();
        return _isDown ? throw new DubboRegistryException(Problem!) : _metadata.GetValueOrDefault((application, revision));
    }

    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        ChangeAsync(() =>
        {
            _metadata[(application, revision)] = json;
            return "";
        });

    public override Task<RegistryContents> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            IEnumerable<string> interfaces = _urls.Keys.Where(key => key.Category == "providers").Select(key => key.Interface);
            return Task.FromResult(new RegistryContents([.. interfaces], [.. _instances.Keys]));
        }
    }

    public override Task<string?> GetServiceDefinitionAsync(
        ServiceKey service, string application, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_metadata.GetValueOrDefault((application, $"{service}")));
    }

    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        WatchAsync($"configuration/{group}/{key}", () => _configuration.GetValueOrDefault((key, group)), cancellationToken);

    public override ValueTask DisposeAsync()
    {
        foreach ((_, _, Action<Exception?> end) in Find(_ => true))
            end(null);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => address;

    private Task ChangeAsync(Func<string> change)
    {
        if (_isDown)
            return Task.FromException(new DubboRegistryException(Problem!));
        string key;
        lock (_lock)
            key = change();
        Deliver(watched => watched == key);
        return Task.CompletedTask;
    }

    private void Remove(ServiceInstance instance) =>
        _instances.GetValueOrDefault(instance.Application)?.RemoveAll(one => (one.Host, one.Port) == (instance.Host, instance.Port));

    private void Deliver(Func<string, bool> isChanged)
    {
        if (_isDown)
            return;
        foreach ((_, Action deliver, _) in Find(isChanged))
            deliver();
    }

    private (string Key, Action Deliver, Action<Exception?> End)[] Find(Func<string, bool> isWanted)
    {
        lock (_lock)
            return [.. _watches.Where(watch => isWanted(watch.Key))];
    }

    private async IAsyncEnumerable<T> WatchAsync<T>(string key, Func<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Refuse(key) is { } refusal)
            throw refusal;
        var values = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
        (string, Action, Action<Exception?>) watch = (key, Deliver, end => values.Writer.TryComplete(end));
        lock (_lock)
            _watches.Add(watch);
        if (!_isDown)
            Deliver();
        try
        {
            await foreach (T value in values.Reader.ReadAllAsync(cancellationToken))
                yield return value;
        }
        finally
        {
            lock (_lock)
                _watches.Remove(watch);
        }

        void Deliver()
        {
            T value;
            lock (_lock)
                value = read();
            values.Writer.TryWrite(value);
        }
    }
}
