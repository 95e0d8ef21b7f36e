using System.Net;
using System.Runtime.CompilerServices;
using DubboNet.Client;
using DubboNet.Cluster.Directory;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Represents a list of addresses as a registry, so that it can be merged with other registries. The list is <c>static://</c> with
/// addresses of providers that are separated by semicolons or commas, or <c>dns://name:port</c>, which is one provider for each address of
/// the name. Nothing can be registered in it.
/// </summary>
/// <remarks>
/// The list provides each service that a consumer asks for. The parameters of an address apply to its provider. A missing path is that of
/// the interface, and a missing group or version is that of the consumer. Names of <c>dns://</c> are resolved periodically
/// (<see cref="DubboClusterOptions.DnsRefreshInterval"/>), and keep their last addresses if that fails.
/// </remarks>
public sealed class AddressRegistry : DubboRegistry
{
    private const string StaticScheme = "static://";
    private const string DnsScheme = "dns://";

    private readonly string _address;
    private readonly DubboClusterOptions _options;
    private readonly ILogger _logger;
    private readonly List<DubboUrl> _fixed = [];
    private readonly List<(DubboUrl Url, AddressDirectory Directory)> _names = [];
    private readonly ChangeLatch _changes;
    private volatile string? _problem;
    private volatile bool _isDisposed;

    /// <summary>Creates a registry without resolving names.</summary>
    /// <param name="address">The addresses.</param>
    /// <param name="options">The options, of which the interval, the clock and the logger are used.</param>
    /// <exception cref="ArgumentException">An address is invalid, or there is none. The message names it.</exception>
    public AddressRegistry(string address, DubboClusterOptions? options = null)
    {
        _address = address;
        _options = options ?? new DubboClusterOptions();
        _changes = new ChangeLatch(_options.Channel.Scheduler);
        _logger = _options.Channel.LoggerFactory.CreateLogger<AddressRegistry>();
        string list = address.StartsWith(StaticScheme, StringComparison.Ordinal) ? address[StaticScheme.Length..] : address;
        AddressList.Parse(list);
        foreach (string entry in AddressText.Split(list))
        {
            if (!DubboUrl.TryParse(AddressText.ToUrl(entry, "dubbo"), out DubboUrl? url))
                throw new ArgumentException($"'{PeerText.OneLine(entry)}' is not an address.", nameof(address));
            if (entry.StartsWith(DnsScheme, StringComparison.Ordinal))
                _names.Add((url, new AddressDirectory(entry, _options)));
            else
                _fixed.Add(url);
        }
    }

    /// <inheritdoc/>
    public override string? Problem => _problem;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scope = new TimedCancellation(Timeout.InfiniteTimeSpan, _options.Channel.TimeProvider, _logger, cancellationToken);
        var context = new WatchContext(_options.Channel.Scheduler, _options.Channel.TimeProvider, _logger, _changes, scope.Token);
        bool isWanted = category == "providers";
        WatchedValue<ProviderList?>[] names = [.. _names.Where(_ => isWanted).Select(name =>
            new WatchedValue<ProviderList?>(this, $"{name.Url}", name.Directory.WatchAsync, null, context))];
        Task[] loops = [.. names.Select(name => name.RunAsync())];
        DubboUrl[]? last = null;
        try
        {
            for (AsyncLatch next = _changes.Next; !_isDisposed; next = _changes.Next)
            {
                DubboUrl[] list = isWanted ? List(names, service) : [];
                if (names.All(name => name.IsSettled) && last?.SequenceEqual(list) != true)
                    yield return last = list;
                await WaitAsync(next, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            scope.OnCancelled();
            foreach (Task loop in loops)
                await loop.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken) =>
        url.Protocol == "consumer" ? Task.CompletedTask : Task.FromException(CreateRefusal($"{url}"));

    /// <inheritdoc/>
    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) => WatchAsync<IReadOnlyList<ServiceInstance>>([], cancellationToken);

    /// <inheritdoc/>
    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) =>
        Task.FromException(CreateRefusal($"The instance {instance.Host}:{instance.Port}"));

    /// <inheritdoc/>
    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) => WatchAsync<IReadOnlyList<string>>([], cancellationToken);

    /// <inheritdoc/>
    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken) =>
        Task.FromException(CreateRefusal($"The application {application}"));

    /// <inheritdoc/>
    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        Task.FromException(CreateRefusal($"The metadata of {application}"));

    /// <inheritdoc/>
    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        WatchAsync<string?>(null, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _changes.Change();
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns the addresses.</summary>
    public override string ToString() => _address;

    private static DubboUrl Complete(DubboUrl url, string host, ServiceKey service)
    {
        bool isList = service.Group == "*" || service.Group.Contains(',', StringComparison.Ordinal);
        string? group = url.GetParameter("group") ?? (isList || service.Group.Length == 0 ? null : service.Group);
        string? version = url.GetParameter("version") ?? (service.Version is "*" or ServiceKey.NoVersion ? null : service.Version);
        return new DubboUrl("dubbo", host, url.Port, url.Path.Length > 0 ? url.Path : service.Interface, url.Parameters).WithParameters(
            KeyValuePair.Create("interface", (string?)service.Interface), KeyValuePair.Create("group", group),
            KeyValuePair.Create("version", version));
    }

    private DubboUrl[] List(WatchedValue<ProviderList?>[] names, ServiceKey service)
    {
        _problem = names.Select(name => name.Value?.Problem).FirstOrDefault(problem => problem is not null);
        IEnumerable<DubboUrl> resolved =
            from pair in _names.Zip(names)
            from provider in pair.Second.Value?.Providers ?? []
            let host = provider.EndPoint is IPEndPoint ip ? $"{ip.Address}" : pair.First.Url.Host
            select Complete(pair.First.Url, host, service);
        return [.. _fixed.Select(url => Complete(url, url.Host, service)), .. resolved];
    }

    private async IAsyncEnumerable<T> WatchAsync<T>(T value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return value;
        for (AsyncLatch next = _changes.Next; !_isDisposed; next = _changes.Next)
            await WaitAsync(next, cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> WaitAsync(AsyncLatch next, CancellationToken cancellationToken) =>
        next.WaitAsync(Timeout.InfiniteTimeSpan, _options.Channel.TimeProvider, cancellationToken);

    private DubboRegistryException CreateRefusal(string what) => new(
        $"{PeerText.OneLine(what)} cannot be registered at {_address}, which is a list of addresses. Register providers at a registry such "
        + "as zookeeper://zk-1:2181.");
}
