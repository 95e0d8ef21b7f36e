using System.Text;

namespace DubboNet.ZooKeeper;

/// <summary>Represents a registry in ZooKeeper, in the layout of Java Dubbo.</summary>
internal sealed class ZooKeeperRegistry : DubboRegistry
{
    private readonly ZooKeeperOptions _options;
    private readonly RegistryLayout _layout;
    private readonly RegistryConnection _connection;
    private readonly string _name;

    /// <param name="options">The options of the registry.</param>
    /// <param name="client">The settings of the client, which were read from the options.</param>
    public ZooKeeperRegistry(DubboRegistryOptions options, ZooKeeperOptions client)
    {
        _options = client;
        _layout = new RegistryLayout(options);
        _name = $"zookeeper://{string.Join(',', client.Servers.Select(ZooKeeperAddresses.Format))}";
        _connection = new RegistryConnection(client, _name);
    }

    public override string? Problem => _connection.Problem;

    /// <summary>Gets the number of registrations that are kept or not yet removed.</summary>
    internal int RegistrationCount => _connection.Registrations.Count;

    /// <summary>Gets the client.</summary>
    internal ZooKeeperClient Client => _connection.Client;

    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken) =>
        _connection.FollowAsync(
            $"The {category} of {service.Interface} cannot be watched",
            () => CreateReader(service, category, isCreated: true),
            cancellationToken);

    public override Task<IReadOnlyList<DubboUrl>> GetUrlsAsync(
        ServiceKey service, string category, CancellationToken cancellationToken) => _connection.RunAsync(
        $"The {category} of {service.Interface} cannot be read",
        async token =>
        {
            using UrlReader reader = CreateReader(service, category, isCreated: false);
            return await reader.ReadAsync(token).ConfigureAwait(false);
        },
        cancellationToken);

    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken)
    {
        bool isEphemeral = url.GetParameter("dynamic") is not "false";
        return _connection.KeepAsync(
            $"{url} cannot be registered", _layout.Url(url), new KeptNode(ReadOnlyMemory<byte>.Empty, isEphemeral), cancellationToken);
    }

    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) =>
        _connection.KeepAsync($"{url} cannot be removed", _layout.Url(url), null, cancellationToken);

    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) =>
        _connection.FollowAsync(
            $"The instances of {application} cannot be watched",
            () => new InstanceReader(Client, _options, _layout.Application(application), application),
            cancellationToken);

    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken)
    {
        byte[] data = InstanceJson.Write(instance, _options.TimeProvider.GetUtcNow());
        return _connection.KeepAsync(
            $"The instance {InstanceJson.Id(instance)} of {instance.Application} cannot be registered",
            _layout.Instance(instance), new KeptNode(data, IsEphemeral: true), cancellationToken);
    }

    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) =>
        _connection.KeepAsync(
            $"The instance {InstanceJson.Id(instance)} of {instance.Application} cannot be removed",
            _layout.Instance(instance), null, cancellationToken);

    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) =>
        _connection.FollowAsync(
            $"The applications of {interfaceName} cannot be watched",
            () => new ApplicationReader(Client, _options, _layout.Mapping(interfaceName)),
            cancellationToken);

    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken)
    {
        string path = _layout.Mapping(interfaceName);
        return _connection.WriteAsync(
            $"{application} cannot be added to the applications of {interfaceName}",
            $"{path} of {application}",
            token => ApplicationMapping.AddAsync(Client, path, application, _connection.PauseAsync, token),
            cancellationToken);
    }

    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        _connection.RunAsync(
            $"The metadata {revision} of {application} cannot be read",
            token => ReadTextAsync(_layout.Metadata(application, revision), token),
            cancellationToken);

    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken)
    {
        var node = new KeptNode(Encoding.UTF8.GetBytes(json), IsEphemeral: false);
        string path = _layout.Metadata(application, revision);
        return _connection.WriteAsync(
            $"The metadata {revision} of {application} cannot be written",
            path[..path.LastIndexOf('/')],
            token => new NodeWriter(Client).WriteAsync(path, node, token),
            cancellationToken);
    }

    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        _connection.FollowAsync(
            $"The configuration {key} of the group {group} cannot be watched",
            () => new NodeTextReader(Client, _options, _layout.Configuration(key, group)),
            cancellationToken);

    public override Task<RegistryContents> ListAsync(CancellationToken cancellationToken) => _connection.RunAsync(
        "The services cannot be listed",
        async token =>
        {
            string[] interfaces = await ReadChildrenAsync(_layout.Interfaces, token).ConfigureAwait(false);
            string[] applications = await ReadChildrenAsync(_layout.Applications, token).ConfigureAwait(false);
            return new RegistryContents(
                [.. interfaces.Where(name => !RegistryLayout.IsOtherFolder(name)).Select(Decode).Order(StringComparer.Ordinal)],
                [.. applications.Order(StringComparer.Ordinal)]);
        },
        cancellationToken);

    public override Task<string?> GetServiceDefinitionAsync(
        ServiceKey service, string application, CancellationToken cancellationToken) => _connection.RunAsync(
        $"The definition of {service} cannot be read",
        token => ReadTextAsync(_layout.Definition(service, application), token),
        cancellationToken);

    public override string ConvertRuleToJson(string text) => RuleYaml.ToJson(text);

    public override async ValueTask DisposeAsync() => await _connection.CloseAsync().ConfigureAwait(false);

    /// <summary>Returns the address without the password.</summary>
    public override string ToString() => _name;

    private UrlReader CreateReader(ServiceKey service, string category, bool isCreated) => new(
        Client, _options, _layout.Category(service.Interface, category), isNewestOnly: category == "providers", isCreated);

    private async Task<string?> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Encoding.UTF8.GetString((await Client.GetDataAsync(path, cancellationToken).ConfigureAwait(false)).Value);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            return null;
        }
    }

    private async Task<string[]> ReadChildrenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client.GetChildrenAsync(path, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            return [];
        }
    }

    private static string Decode(string name) => UrlText.TryDecode(name, out string decoded) ? decoded : name;
}
