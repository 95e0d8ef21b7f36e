using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Kubernetes;

/// <summary>Represents the endpoints of services in Kubernetes as a registry. What is registered in it is not written anywhere.</summary>
internal sealed class KubernetesRegistry(KubernetesSettings settings) : DubboRegistry
{
    private const string NoVersion = "0.0.0";

    private readonly k8s.Kubernetes _client = new(settings.Client);
    private readonly AsyncLatch _stopped = new(settings.Scheduler);
    private readonly Lock _lock = new();
    private readonly List<SliceWatch> _watches = [];

    /// <inheritdoc/>
    public override string? Problem
    {
        get
        {
            lock (_lock)
                return _watches.Select(watch => watch.Problem).FirstOrDefault(problem => problem is not null);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (category != "providers")
            return WatchNothingAsync<IReadOnlyList<DubboUrl>>([], cancellationToken);
        ServicePort target = settings.FindService(service.Interface) ?? throw new DubboRegistryException(
            $"{this} has no service for {service.Interface}. Add the service to the address (kubernetes://{settings.Namespace}/SERVICE), "
            + $"or the parameter {service.Interface}=SERVICE.");
        return WatchEndpointsAsync(service, target, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url.Protocol != "consumer")
            KubernetesLog.RegisteredByKubernetes(settings.Logger, url.ServiceKey, $"{this}");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) =>
        WatchNothingAsync<IReadOnlyList<ServiceInstance>>([], cancellationToken);

    /// <inheritdoc/>
    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) => WatchNothingAsync<IReadOnlyList<string>>([], cancellationToken);

    /// <inheritdoc/>
    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        WatchNothingAsync<string?>(null, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _stopped.Set();
        lock (_lock)
            _watches.ForEach(watch => watch.Stop());
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns the address.</summary>
    public override string ToString() => settings.Address;

    // Kubernetes knows no groups and versions, so each endpoint has those of the consumer. Of several groups, it is the first.
    private static DubboUrl CreateUrl(ServiceKey service, string host, int port)
    {
        string group = service.Group.Split(',', StringSplitOptions.TrimEntries)[0];
        bool hasVersion = service.Version is not ("*" or NoVersion);
        return new DubboUrl("dubbo", host, port, service.Interface).WithParameters(
            KeyValuePair.Create("interface", (string?)service.Interface),
            KeyValuePair.Create("group", group is "" or "*" ? null : group),
            KeyValuePair.Create("version", hasVersion ? service.Version : null));
    }

    private async IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchEndpointsAsync(
        ServiceKey service, ServicePort target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = new SliceWatch(_client, target, settings, cancellationToken);
        lock (_lock)
            _watches.Add(watch);
        try
        {
            DubboUrl[]? last = null;
            while (await TryNextAsync(watch, cancellationToken).ConfigureAwait(false))
            {
                if (!watch.IsKnown)
                    continue;
                DubboUrl[] urls = [.. watch.ReadEndpoints().Select(endpoint => CreateUrl(service, endpoint.Host, endpoint.Port))];
                if (last?.SequenceEqual(urls) != true)
                    yield return last = urls;
            }
        }
        finally
        {
            lock (_lock)
                _watches.Remove(watch);
        }
    }

    // Returns false if the registry was disposed of.
    private async Task<bool> TryNextAsync(SliceWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            if (_stopped.IsSet)
                return false;
            await watch.NextAsync().ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (_stopped.IsSet && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<T> WatchNothingAsync<T>(T value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return value;
        await _stopped.WaitAsync(Timeout.InfiniteTimeSpan, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
    }
}
