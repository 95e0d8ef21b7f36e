namespace DubboNet.Nacos;

internal sealed partial class GrpcConnection
{
    private const string ErrorType = "ErrorResponse";
    private const string PublishType = "ConfigPublishRequest";
    private const int NoRight = 403;
    private const int ConfigNotFound = 300;
    private const int PageSize = 1000;

    /// <summary>The error codes of a server that starts, and of one that does not know the connection.</summary>
    private static readonly int[] LostCodes = [300, 301];

    /// <inheritdoc/>
    public Task PublishAsync(
        string service, IReadOnlyList<NacosInstance> before, IReadOnlyList<NacosInstance> instances, CancellationToken cancellationToken)
    {
        // The server keeps one registration of a service for each connection, so several instances are one registration, too.
        NacosRequest request = Naming(service);
        return instances.Count switch
        {
            0 when before.Count == 0 => Task.CompletedTask,
            0 => CallAsync(
                "InstanceRequest", request with { Type = "deregisterInstance", Instance = before[0] }, cancellationToken),
            1 => CallAsync(
                "InstanceRequest", request with { Type = "registerInstance", Instance = instances[0] }, cancellationToken),
            _ => CallAsync(
                "BatchInstanceRequest", request with { Type = "batchRegisterInstance", Instances = instances }, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public async Task<NacosService> SubscribeAsync(string service, CancellationToken cancellationToken)
    {
        NacosResponse response = await CallAsync(
            "SubscribeServiceRequest", Naming(service) with { Subscribe = true, Clusters = "" }, cancellationToken).ConfigureAwait(false);
        return response.ServiceInfo ?? new NacosService();
    }

    /// <inheritdoc/>
    public Task UnsubscribeAsync(string service, CancellationToken cancellationToken) => CallAsync(
        "SubscribeServiceRequest", Naming(service) with { Subscribe = false, Clusters = "" }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListServicesAsync(CancellationToken cancellationToken)
    {
        List<string> names = [];
        NacosResponse page;
        int number = 0;
        do
        {
            page = await CallAsync(
                "ServiceListRequest", Naming("") with { PageNo = ++number, PageSize = PageSize }, cancellationToken).ConfigureAwait(false);
            names.AddRange(page.ServiceNames.Select(NacosService.BareName));
        }
        while (page.ServiceNames.Count > 0 && names.Count < page.Count);
        return names;
    }

    /// <inheritdoc/>
    public async Task<string?> ReadConfigAsync(ConfigKey key, CancellationToken cancellationToken)
    {
        NacosResponse response =
            await CallAsync("ConfigQueryRequest", Config(key), cancellationToken, ConfigNotFound).ConfigureAwait(false);
        return response.ResultCode == NacosResponse.Success ? response.Content : null;
    }

    /// <inheritdoc/>
    public Task ListenAsync(ConfigKey key, bool listen, CancellationToken cancellationToken) => CallAsync(
        "ConfigBatchListenRequest",
        new NacosRequest { Listen = listen, ConfigListenContexts = [Config(key) with { Md5 = "" }] },
        cancellationToken);

    /// <inheritdoc/>
    public Task WriteConfigAsync(ConfigKey key, string content, string? expectedMd5, CancellationToken cancellationToken) =>
        CallAsync(PublishType, Config(key) with { Content = content, CasMd5 = expectedMd5 }, cancellationToken);

    /// <inheritdoc/>
    public Task KeepAliveAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<NacosInstance>>> published, CancellationToken cancellationToken) =>
        CallAsync("HealthCheckRequest", new NacosRequest(), cancellationToken);

    private NacosRequest Naming(string service) =>
        new() { Namespace = _settings.Namespace, ServiceName = service, GroupName = _settings.Group };

    private NacosRequest Config(ConfigKey key) => new() { DataId = key.DataId, Group = key.Group, Tenant = _settings.Tenant };

    /// <summary>Sends a request, and checks the response.</summary>
    /// <param name="type">The type of the request.</param>
    /// <param name="request">The content of the request.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <param name="expectedError">An error code that is not a refusal.</param>
    private async Task<NacosResponse> CallAsync(
        string type, NacosRequest request, CancellationToken cancellationToken, int? expectedError = null)
    {
        for (bool isRetry = false; ; isRetry = true)
        {
            (string responseType, NacosResponse response) = await SendAsync(type, request, cancellationToken).ConfigureAwait(false);
            if (response.ResultCode == NacosResponse.Success || (responseType != ErrorType && response.ErrorCode == expectedError))
                return response;
            if (responseType == ErrorType && LostCodes.Contains(response.ErrorCode))
                throw _end.Fail($"The server does not serve the connection: {response.Message}");
            if (isRetry || response.ErrorCode != NoRight || !_login.Forget())
                throw Refuse(type, request, response);
        }
    }

    private DubboRegistryException Refuse(string type, NacosRequest request, NacosResponse response) => new(
        $"Nacos server {Server} refused {type} of {request.ServiceName ?? request.DataId ?? "the client"} with error "
        + $"{response.ErrorCode}: {response.Message} Check the log of the server, and the rights of the user.");
}
