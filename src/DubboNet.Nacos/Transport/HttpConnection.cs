using System.Globalization;
using System.Net;
using System.Text.Json;

namespace DubboNet.Nacos;

/// <summary>
/// Represents requests to one server over HTTP, which has no connection of its own. The server removes registrations that get no beats, and
/// lists are polled. Version 2 of the interface is used if the server has it, and version 1 otherwise.
/// </summary>
internal sealed class HttpConnection : INacosConnection
{
    private const int MustRegister = 20404;
    private const int PageSize = 1000;
    private const string InstancePath = "ns/instance";

    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(10);

    private readonly NacosSettings _settings;
    private readonly NacosHttp _http;
    private readonly NacosLogin _login;
    private readonly ConnectionEnd _end;
    private readonly bool _isVersion2;
    private TimeSpan _pollPeriod = LongestPoll;

    private HttpConnection(
        NacosServer server, NacosSettings settings, NacosHttp http, NacosLogin login, INacosEvents events, bool isVersion2)
    {
        (Server, _settings, _http, _login, _isVersion2) = (server, settings, http, login, isVersion2);
        _end = new ConnectionEnd(events);
    }

    /// <inheritdoc/>
    public NacosServer Server { get; }

    /// <inheritdoc/>
    public TimeSpan? PollPeriod => _pollPeriod;

    /// <inheritdoc/>
    public string? EndReason => _end.Reason;

    /// <inheritdoc/>
    public NacosServer? NextServer => null;

    /// <summary>Gets the name of the interface, for the log.</summary>
    public string Transport => _isVersion2 ? "HTTP v2" : "HTTP v1";

    /// <summary>Finds out which version of the interface the server has.</summary>
    /// <exception cref="NacosConnectionException">The server cannot be reached, or is not Nacos.</exception>
    public static async Task<HttpConnection> ConnectAsync(
        NacosServer server,
        NacosSettings settings,
        NacosHttp http,
        NacosLogin login,
        INacosEvents events,
        CancellationToken cancellationToken)
    {
        HttpStatusCode status = default;
        foreach (bool isVersion2 in (bool[])[true, false])
        {
            var address = new Uri(server.Http, $"{(isVersion2 ? "v2" : "v1")}/ns/operator/metrics");
            (status, _) = await http.SendAsync(HttpMethod.Get, address, [], token: null, cancellationToken).ConfigureAwait(false);
            if (status is HttpStatusCode.OK or HttpStatusCode.Forbidden)
                return new HttpConnection(server, settings, http, login, events, isVersion2);
        }

        throw new NacosConnectionException($"{server} has no interface of Nacos. It responds with HTTP status {(int)status}.");
    }

    /// <inheritdoc/>
    public void End(string reason) => _end.Set(reason);

    /// <inheritdoc/>
    public async Task PublishAsync(
        string service, IReadOnlyList<NacosInstance> before, IReadOnlyList<NacosInstance> instances, CancellationToken cancellationToken)
    {
        foreach (NacosInstance old in before.Where(old => !instances.Any(instance => (instance.Ip, instance.Port) == (old.Ip, old.Port))))
            await SendAsync(HttpMethod.Delete, InstancePath, Instance(service, old), cancellationToken).ConfigureAwait(false);
        foreach (NacosInstance instance in instances)
            await SendAsync(HttpMethod.Post, InstancePath, Instance(service, instance), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<NacosService> SubscribeAsync(string service, CancellationToken cancellationToken)
    {
        string body = await SendAsync(
            HttpMethod.Get, $"{InstancePath}/list", [.. Naming(service), new("healthyOnly", "false")], cancellationToken)
            .ConfigureAwait(false);
        NacosService list = Unwrap(body, NacosJson.Default.NacosService);
        TimeSpan period = TimeSpan.FromMilliseconds(Math.Clamp(
            list.CacheMillis, (long)ShortestPoll.TotalMilliseconds, (long)LongestPoll.TotalMilliseconds));
        _pollPeriod = period;
        return list;
    }

    /// <inheritdoc/>
    public Task UnsubscribeAsync(string service, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListServicesAsync(CancellationToken cancellationToken)
    {
        List<string> names = [];
        NacosHttpResponse page;
        int number = 0;
        do
        {
            string body = await SendAsync(
                HttpMethod.Get,
                "ns/service/list",
                [.. Naming(null), new("pageNo", Text(++number)), new("pageSize", Text(PageSize))],
                cancellationToken).ConfigureAwait(false);
            page = Unwrap(body, NacosJson.Default.NacosHttpResponse);
            names.AddRange((page.Services ?? page.Doms ?? []).Select(NacosService.BareName));
        }
        while (names.Count < page.Count && (page.Services ?? page.Doms) is { Count: > 0 });
        return names;
    }

    /// <inheritdoc/>
    public async Task<string?> ReadConfigAsync(ConfigKey key, CancellationToken cancellationToken)
    {
        string? body = await TrySendAsync(HttpMethod.Get, ConfigPath, Config(key), cancellationToken).ConfigureAwait(false);
        return body is null || !_isVersion2 ? body : Unwrap(body, NacosJson.Default.String);
    }

    /// <inheritdoc/>
    public Task ListenAsync(ConfigKey key, bool listen, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task WriteConfigAsync(ConfigKey key, string content, string? expectedMd5, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string?>[] parameters = [.. Config(key), new("content", content)];
        string body = await SendAsync(
            HttpMethod.Post, ConfigPath, parameters, cancellationToken, expectedMd5 is null ? [] : [new("casMd5", expectedMd5)])
            .ConfigureAwait(false);
        if (body == "false")
            throw Refuse(HttpMethod.Post, ConfigPath, parameters, HttpStatusCode.OK, body);
    }

    /// <inheritdoc/>
    public async Task KeepAliveAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<NacosInstance>>> published, CancellationToken cancellationToken)
    {
        foreach ((string service, IReadOnlyList<NacosInstance> instances) in published)
        {
            foreach (NacosInstance instance in instances)
                await BeatAsync(service, instance, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private string ConfigPath => _isVersion2 ? "cs/config" : "cs/configs";

    private async Task BeatAsync(string service, NacosInstance instance, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string?>[] parameters =
        [
            new("serviceName", $"{_settings.Group}{NacosService.Separator}{service}"), new("namespaceId", _settings.Namespace),
            new("ip", instance.Ip), new("port", Text(instance.Port)), new("clusterName", instance.ClusterName),
        ];
        string body = await SendAsync(HttpMethod.Put, $"{InstancePath}/beat", parameters, cancellationToken).ConfigureAwait(false);
        if (NacosHttp.TryRead(body, out NacosHttpResponse? response) && response.Code == MustRegister)
            await SendAsync(HttpMethod.Post, InstancePath, Instance(service, instance), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> SendAsync(
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string?>> parameters,
        CancellationToken cancellationToken,
        params KeyValuePair<string, string>[] headers) =>
        await TrySendAsync(method, path, parameters, cancellationToken, headers).ConfigureAwait(false)
            ?? throw Refuse(method, path, parameters, HttpStatusCode.NotFound, "It does not exist.");

    /// <summary>Sends a request. Returns the body of the response, or null if what was asked for does not exist.</summary>
    private async Task<string?> TrySendAsync(
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string?>> parameters,
        CancellationToken cancellationToken,
        params KeyValuePair<string, string>[] headers)
    {
        var address = new Uri(Server.Http, $"{(_isVersion2 ? "v2" : "v1")}/{path}");
        for (bool isRetry = false; ; isRetry = true)
        {
            (HttpStatusCode status, string body) response;
            try
            {
                string? token = await _login.GetTokenAsync(Server, cancellationToken).ConfigureAwait(false);
                response = await _http.SendAsync(method, address, parameters, token, cancellationToken, headers).ConfigureAwait(false);
            }
            catch (NacosConnectionException e)
            {
                throw _end.Fail(e.Message, e);
            }

            if (response.status == HttpStatusCode.OK)
                return response.body;
            if (response.status == HttpStatusCode.NotFound)
                return null;
            if (response.status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
                throw _end.Fail($"The server responds with HTTP status {(int)response.status}.");
            if (isRetry || response.status != HttpStatusCode.Forbidden || !_login.Forget())
                throw Refuse(method, path, parameters, response.status, response.body);
        }
    }

    private DubboRegistryException Refuse(
        HttpMethod method, string path, IReadOnlyList<KeyValuePair<string, string?>> parameters, HttpStatusCode status, string body)
    {
        string reason = NacosHttp.TryRead(body, out NacosHttpResponse? response) && response.Message is { } message ? message : body;
        return new DubboRegistryException(
            $"Nacos server {Server} refused {method} {path} of {parameters[0].Value} with HTTP status {(int)status}: {reason} "
            + "Check the log of the server, and the rights of the user.");
    }

    private T Unwrap<T>(string body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            T? content = !_isVersion2
                ? JsonSerializer.Deserialize(body, type)
                : JsonSerializer.Deserialize(body, NacosJson.Default.NacosHttpResponse) is { Data: var data }
                    ? data.Deserialize(type)
                    : default;
            return content ?? throw _end.Fail("The server sent no data.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw _end.Fail($"The server sent a response that is not JSON of Nacos: {e.Message}", e);
        }
    }

    private KeyValuePair<string, string?>[] Naming(string? service) =>
        [new("serviceName", service), new("groupName", _settings.Group), new("namespaceId", _settings.Namespace)];

    private KeyValuePair<string, string?>[] Config(ConfigKey key) =>
        [new("dataId", key.DataId), new("group", key.Group), new(_isVersion2 ? "namespaceId" : "tenant", _settings.Tenant)];

    private KeyValuePair<string, string?>[] Instance(string service, NacosInstance instance) =>
    [
        .. Naming(service), new("ip", instance.Ip), new("port", Text(instance.Port)), new("clusterName", instance.ClusterName),
        new("weight", instance.Weight.ToString(CultureInfo.InvariantCulture)), new("enabled", instance.Enabled ? "true" : "false"),
        new("healthy", "true"), new("ephemeral", "true"),
        new("metadata", JsonSerializer.Serialize(instance.Metadata ?? [], NacosJson.Default.DictionaryStringString)),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
