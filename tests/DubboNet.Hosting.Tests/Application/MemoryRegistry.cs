using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace DubboNet.Hosting.Tests.Application;

/// <summary>A registry in memory that records its operations and fails on demand. Several hosts can share its data.</summary>
internal sealed class MemoryRegistry(string name = "memory://a", MemoryRegistry? shared = null) : DubboRegistry
{
    private readonly Tree _tree = shared?._tree ?? new Tree();

    /// <summary>Gets the operations in their order.</summary>
    public ConcurrentQueue<string> Operations { get; } = new();

    /// <summary>Gets the URLs of providers.</summary>
    public IReadOnlyList<DubboUrl> Urls => _tree.Read(() => _tree.Urls.Where(url => url.Protocol == "dubbo").ToArray());

    public IReadOnlyList<ServiceInstance> Instances => _tree.Read(() => _tree.Instances.ToArray());

    public ConcurrentDictionary<string, string> Metadata => _tree.Metadata;

    /// <summary>Gets or sets a message that all operations fail with, or null.</summary>
    public string? Outage { get; set; }

    /// <summary>Gets or sets code that runs at the begin of each operation.</summary>
    public Func<string, Task>? OnOperation { get; set; }

    public override string? Problem => Outage;

    public bool IsDisposed { get; private set; }

    public override string ToString() => name;

    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken) =>
        WatchAsync(
            () => _tree.Urls
                .Where(url => url.Interface == service.Interface && (url.GetParameter("category") ?? "providers") == category)
                .ToArray(),
            cancellationToken);

    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken) =>
        ChangeAsync($"register {url.ServiceKey}", () => _tree.Urls.Add(url));

    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) =>
        ChangeAsync($"unregister {url.ServiceKey}", () => _tree.Urls.Remove(url));

    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) =>
        WatchAsync(() => _tree.Instances.Where(instance => instance.Application == application).ToArray(), cancellationToken);

    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) =>
        ChangeAsync($"register instance {instance.Application}", () =>
        {
            _tree.Instances.RemoveAll(Same(instance));
            _tree.Instances.Add(instance);
        });

    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) =>
        ChangeAsync($"unregister instance {instance.Application}", () => _tree.Instances.RemoveAll(Same(instance)));

    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) =>
        WatchAsync(() => _tree.Applications.GetValueOrDefault(interfaceName, []).ToArray(), cancellationToken);

    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken) =>
        ChangeAsync($"map {interfaceName} to {application}", () =>
        {
            string[] known = _tree.Applications.GetValueOrDefault(interfaceName, []);
            _tree.Applications[interfaceName] = [.. known.Append(application).Distinct()];
        });

    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        Task.FromResult(_tree.Metadata.GetValueOrDefault($"{application}/{revision}"));

    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        ChangeAsync($"write metadata of {application}", () => _tree.Metadata[$"{application}/{revision}"] = json);

    public override async IAsyncEnumerable<string?> WatchConfigurationAsync(
        string key, string group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return null;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        Operations.Enqueue("dispose");
        IsDisposed = true;
        return default;
    }

    private static Predicate<ServiceInstance> Same(ServiceInstance instance) =>
        other => (other.Application, other.Host, other.Port) == (instance.Application, instance.Host, instance.Port);

    private async Task ChangeAsync(string operation, Action change)
    {
        if (OnOperation is { } run)
            await run(operation);
        Operations.Enqueue(Outage is null ? operation : $"failed to {operation}");
        if (Outage is { } outage)
            throw new DubboRegistryException(outage);
        _tree.Change(change);
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> WatchAsync<T>(
        Func<IReadOnlyList<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = _tree.Changed;
            yield return _tree.Read(read);
            await changed.WaitAsync(cancellationToken);
        }
    }

    private sealed class Tree
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<DubboUrl> Urls { get; } = [];

        public List<ServiceInstance> Instances { get; } = [];

        public Dictionary<string, string[]> Applications { get; } = [];

        public ConcurrentDictionary<string, string> Metadata { get; } = new();

        public Task Changed => Read(() => _changed.Task);

        public T Read<T>(Func<T> read)
        {
            lock (_lock)
                return read();
        }

        public void Change(Action change)
        {
            TaskCompletionSource changed;
            lock (_lock)
            {
                change();
                changed = _changed;
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            changed.SetResult();
        }
    }
}
