using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DubboNet.Remoting.Scheduling;
using DubboNet.ZooKeeper;

namespace DubboNet.Nacos;

/// <summary>Represents a Nacos server, or a cluster of them, as a registry.</summary>
internal sealed class NacosRegistry(NacosSettings settings) : DubboRegistry
{
    private const string MappingGroup = "mapping";
    private const string DefinitionGroup = "dubbo";

    /// <summary>The sum that a text must have if there is none yet. No other text has it, so only the first writer succeeds.</summary>
    private const string NoTextMd5 = "d41d8cd98f00b204e9800998ecf8427e";

    private static readonly TimeSpan MappingPause = TimeSpan.FromMilliseconds(300);

    private readonly NacosClient _client = new(settings);
    private readonly IgnoredInstances _ignored = new(settings.Logger);

    /// <inheritdoc/>
    public override string? Problem => _client.Problem;

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (category is not ("providers" or "consumers"))
            return WatchNothingAsync(cancellationToken);
        var names = new ServiceNames(service, category);
        return WatchAsync<IReadOnlyList<DubboUrl>>(
            watch => ReadUrls(watch, names, service.Interface), static (last, urls) => last.SequenceEqual(urls), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _client.RegisterAsync(ServiceNames.Of(url), InstanceUrls.ToInstance(url), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _client.UnregisterAsync(ServiceNames.Of(url), url.Host, url.Port, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) =>
        WatchAsync<IReadOnlyList<ServiceInstance>>(
            watch => watch.Service(application).TryGet(out IReadOnlyList<NacosInstance> instances)
                ? [.. instances.Where(instance => instance.Healthy).Select(instance => ToServiceInstance(application, instance))]
                : null,
            static (_, _) => false,
            cancellationToken);

    /// <inheritdoc/>
    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var registered = new NacosInstance
        {
            Ip = instance.Host,
            Port = instance.Port,
            Enabled = instance.IsEnabled,
            Metadata = instance.Metadata.ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        };
        return _client.RegisterAsync(instance.Application, registered, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return _client.UnregisterAsync(instance.Application, instance.Host, instance.Port, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) =>
        WatchAsync<IReadOnlyList<string>>(
            watch => watch.Config(new ConfigKey(interfaceName, MappingGroup)).TryGet(out string? names) ? Split(names) : null,
            static (last, names) => last.SequenceEqual(names),
            cancellationToken);

    /// <inheritdoc/>
    public override async Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken)
    {
        var key = new ConfigKey(interfaceName, MappingGroup);
        long start = settings.TimeProvider.GetTimestamp();
        string? current = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        while (!Split(current).Contains(application))
        {
            if (settings.TimeProvider.GetElapsedTime(start) >= settings.Timeout)
                throw NotAdded(application, key);
            string changed = string.IsNullOrEmpty(current) ? application : $"{current},{application}";
            try
            {
                await WriteAsync(key, changed, current is null ? NoTextMd5 : Md5(current), cancellationToken).ConfigureAwait(false);
            }
            catch (DubboRegistryException) when (settings.TimeProvider.GetElapsedTime(start) < settings.Timeout)
            {
                // Another provider has usually added itself meanwhile, so the text is read again.
            }

            // Java creates the text without a condition, which can replace the one that was just written. So it is read again, too.
            TimeSpan pause = MappingPause * (1 + Random.Shared.NextDouble());
            await new AsyncLatch(settings.Scheduler).WaitAsync(pause, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            current = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        ReadAsync(new ConfigKey(application, revision), cancellationToken);

    /// <inheritdoc/>
    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        WriteAsync(new ConfigKey(application, revision), json, expectedMd5: null, cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        WatchTextAsync(new ConfigKey(key, group), cancellationToken);

    /// <inheritdoc/>
    public override async Task<RegistryContents> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await _client.CallAsync(
            "The list of services", (connection, token) => connection.ListServicesAsync(token), cancellationToken).ConfigureAwait(false);
        return new RegistryContents(
            [.. names.Select(ServiceNames.FindInterface).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            [.. names.Where(name => !name.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public override Task<string?> GetServiceDefinitionAsync(ServiceKey service, string application, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        string version = ServiceNames.VersionOf(service);
        return ReadAsync(
            new ConfigKey($"{service.Interface}:{version}:{service.Group}:provider:{application}", DefinitionGroup), cancellationToken);
    }

    /// <inheritdoc/>
    public override string ConvertRuleToJson(string text) => RuleYaml.ToJson(text);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _client.DisposeAsync();

    /// <summary>Returns the address without the user and the password.</summary>
    public override string ToString() => settings.Address;

    private DubboRegistryException NotAdded(string application, ConfigKey key) => new(
        $"Application {application} was not added to {key} at {this} within {settings.Timeout}, because others change it at the same "
        + "time. Add it again.");

    private static ServiceInstance ToServiceInstance(string application, NacosInstance instance) =>
        new(application, instance.Ip, instance.Port)
        {
            IsEnabled = instance.Enabled,
            Metadata = (instance.Metadata ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!),
        };

    private static string[] Split(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

#pragma warning disable CA5351 // Nacos compares texts by this sum. It protects nothing.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    /// <summary>Returns the URLs under all names of a service, or null if some lists are not known yet.</summary>
    private List<DubboUrl>? ReadUrls(NacosWatch watch, ServiceNames names, string interfaceName)
    {
        IEnumerable<string> services = names.All;
        if (names.HasWildcard)
        {
            if (!watch.ServiceList().TryGet(out IReadOnlyList<string> all))
                return null;
            services = all.Where(names.Matches);
        }

        var urls = new List<DubboUrl>();
        bool isKnown = true;
        foreach (string service in services)
        {
            isKnown &= watch.Service(service).TryGet(out IReadOnlyList<NacosInstance> instances);
            foreach (NacosInstance instance in (instances ?? []).Where(instance => instance.Enabled))
            {
                if (_ignored.TryRead(instance, service, interfaceName) is { } url && !urls.Contains(url))
                    urls.Add(url);
            }
        }

        return isKnown ? urls : null;
    }

    /// <summary>Delivers what the topics of a watch contain, as soon as all are known, and after each change.</summary>
    private async IAsyncEnumerable<T> WatchAsync<T>(
        Func<NacosWatch, T?> read, Func<T, T, bool> areEqual, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var watch = new NacosWatch(_client, settings);
        T? last = null;
        while (!_client.IsStopping)
        {
            AsyncLatch next = watch.Next;
            if (read(watch) is { } value && (last is null || !areEqual(last, value)))
            {
                last = value;
                yield return value;
            }

            await next.WaitAsync(Timeout.InfiniteTimeSpan, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<string?> WatchTextAsync(ConfigKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A missing text is a value here, so it is wrapped.
        IAsyncEnumerable<string?[]> texts = WatchAsync<string?[]>(
            watch => watch.Config(key).TryGet(out string? text) ? [text] : null,
            static (last, text) => last[0] == text[0],
            cancellationToken);
        await foreach (string?[] text in texts.ConfigureAwait(false))
            yield return text[0];
    }

    private async IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchNothingAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [];
        await _client.WaitForStopAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<string?> ReadAsync(ConfigKey key, CancellationToken cancellationToken) =>
        _client.CallAsync($"The request for {key}", (connection, token) => connection.ReadConfigAsync(key, token), cancellationToken);

    private Task<bool> WriteAsync(ConfigKey key, string text, string? expectedMd5, CancellationToken cancellationToken) =>
        _client.CallAsync(
            $"The change of {key}",
            async (connection, token) =>
            {
                await connection.WriteConfigAsync(key, text, expectedMd5, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
