using System.Globalization;
using System.Text.Json;
using DubboNet.Remoting.Scheduling;
using Grpc.Core;
using Grpc.Net.Client;

namespace DubboNet.Nacos;

/// <summary>
/// Represents a connection over gRPC (Nacos 2 and later). The server pushes changes over a stream, and removes the registrations of the
/// connection when it ends.
/// </summary>
internal sealed partial class GrpcConnection : INacosConnection
{
    private const int MaxResponseBytes = 16 * 1024 * 1024;
    private const string ClientVersion = "Nacos-DubboNet-Client:v1.0.0";

    private static readonly TimeSpan SetupPause = TimeSpan.FromMilliseconds(20);

    private static readonly Method<NacosPayload, NacosPayload> Unary =
        new(MethodType.Unary, "Request", "request", NacosPayload.Marshaller, NacosPayload.Marshaller);

    private static readonly Method<NacosPayload, NacosPayload> Stream =
        new(MethodType.DuplexStreaming, "BiRequestStream", "requestBiStream", NacosPayload.Marshaller, NacosPayload.Marshaller);

    private readonly NacosSettings _settings;
    private readonly NacosLogin _login;
    private readonly INacosEvents _events;
    private readonly ConnectionEnd _end;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;
    private readonly AsyncDuplexStreamingCall<NacosPayload, NacosPayload> _stream;
    private readonly string _clientIp = LocalAddress.Find();
    private readonly AsyncLatch _ending;
    private Task _reading = Task.CompletedTask;

    private GrpcConnection(NacosServer server, NacosSettings settings, NacosLogin login, INacosEvents events)
    {
        (Server, _settings, _login, _events) = (server, settings, login, events);
        _end = new ConnectionEnd(events);
        _ending = new AsyncLatch(settings.Scheduler);
        _channel = GrpcChannel.ForAddress(server.Grpc, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = settings.RequestTimeout },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxResponseBytes,
        });
        _invoker = _channel.CreateCallInvoker();
        _stream = _invoker.AsyncDuplexStreamingCall(Stream, host: null, default);
    }

    /// <inheritdoc/>
    public NacosServer Server { get; }

    /// <inheritdoc/>
    public TimeSpan? PollPeriod => null;

    /// <inheritdoc/>
    public string? EndReason => _end.Reason;

    /// <inheritdoc/>
    public NacosServer? NextServer { get; private set; }

    /// <summary>Connects, and waits until the server knows the connection.</summary>
    /// <exception cref="NacosConnectionException">The server cannot be reached.</exception>
    /// <exception cref="DubboRegistryException">The server refused.</exception>
    public static async Task<GrpcConnection> ConnectAsync(
        NacosServer server, NacosSettings settings, NacosLogin login, INacosEvents events, CancellationToken cancellationToken)
    {
        var connection = new GrpcConnection(server, settings, login, events);
        bool isReady = false;
        try
        {
            await connection.SetUpAsync(cancellationToken).ConfigureAwait(false);
            isReady = true;
            return connection;
        }
        finally
        {
            if (!isReady)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void End(string reason) => _end.Set(reason);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _end.Set("The registry was disposed of.");
        _ending.Set();
        _stream.Dispose();
        await _reading.ConfigureAwait(false);
        _channel.Dispose();
    }

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await CallAsync("ServerCheckRequest", new NacosRequest(), cancellationToken).ConfigureAwait(false);
        var setup = new NacosRequest
        {
            ClientVersion = ClientVersion,
            Tenant = _settings.Tenant,
            Labels = new Dictionary<string, string> { ["source"] = "sdk", ["module"] = "naming", ["AppName"] = "DubboNet" },
        };
        string? token = await _login.GetTokenAsync(Server, cancellationToken).ConfigureAwait(false);
        await WriteAsync(Payload("ConnectionSetupRequest", setup, token)).ConfigureAwait(false);
        _reading = ReadAsync();
        long start = _settings.TimeProvider.GetTimestamp();

        // The setup has no response. Until it is done, the server refuses all requests of the connection.
        while (!await IsKnownAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_settings.TimeProvider.GetElapsedTime(start) > _settings.RequestTimeout)
                throw _end.Fail($"The connection was not set up within {_settings.RequestTimeout}.");
            await _ending.WaitAsync(SetupPause, _settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsKnownAsync(CancellationToken cancellationToken)
    {
        (_, NacosResponse response) = await SendAsync("HealthCheckRequest", new NacosRequest(), cancellationToken).ConfigureAwait(false);
        return response.ResultCode == NacosResponse.Success;
    }

    private NacosPayload Payload(string type, NacosRequest request, string? token = null) =>
        new(type, JsonSerializer.SerializeToUtf8Bytes(request, NacosJson.Default.NacosRequest), _clientIp, token);

    /// <summary>
    /// Sends a request, and returns the type and the content of the response. A server that takes too long is given up. A change of
    /// the configuration has only the limit of its caller, because the database of the server can need longer.
    /// </summary>
    private async Task<(string Type, NacosResponse Response)> SendAsync(
        string type, NacosRequest request, CancellationToken cancellationToken)
    {
        TimeSpan timeout = type == PublishType ? Timeout.InfiniteTimeSpan : _settings.RequestTimeout;
        using var limit = new TimedCancellation(timeout, _settings.TimeProvider, _settings.Logger, cancellationToken);
        try
        {
            string? token = await _login.GetTokenAsync(Server, limit.Token).ConfigureAwait(false);
            using AsyncUnaryCall<NacosPayload> call = _invoker.AsyncUnaryCall(
                Unary, host: null, new CallOptions(cancellationToken: limit.Token), Payload(type, request, token));
            NacosPayload response = await call.ResponseAsync.ConfigureAwait(false);
            return (response.Type, Read(response));
        }
        catch (Exception e) when (e is not DubboRegistryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsTimeUp)
                throw _end.Fail($"{type} had no response within {timeout}.", e);
            throw _end.Fail(e is RpcException { Status.Detail: var detail } ? detail : e.Message, e);
        }
    }

    /// <summary>Reads what the server pushes, until the stream ends.</summary>
    private async Task ReadAsync()
    {
        await _settings.Scheduler.SwitchAsync();
        try
        {
            while (await _stream.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
                await HandleAsync(_stream.ResponseStream.Current).ConfigureAwait(false);
            _end.Set("The server closed the connection.");
        }
        catch (Exception e)
        {
            // The stream is reset when a connection ends. Its owner connects again, whatever the reason was.
            _end.Fail(e is RpcException { Status.Detail: var detail } ? detail : e.Message);
        }
    }

    private async Task HandleAsync(NacosPayload push)
    {
        NacosResponse content = Read(push);
        if (content.ServiceInfo is { } service)
            _events.OnService(NacosService.BareName(service.Name), service);
        else if (push.Type == "ConfigChangeNotifyRequest" && content is { DataId: { } id, Group: { } group })
            _events.OnConfigChanged(new ConfigKey(id, group));
        var response = new NacosRequest { RequestId = content.RequestId, ResultCode = NacosResponse.Success };
        await WriteAsync(Payload(push.Type.Replace("Request", "Response", StringComparison.Ordinal), response)).ConfigureAwait(false);
        if (push.Type == "ConnectResetRequest")
        {
            NextServer = int.TryParse(content.ServerPort, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
                && !string.IsNullOrEmpty(content.ServerIp) ? new NacosServer(content.ServerIp, port) : null;
            _end.Set("The server asked for another connection.");
        }
    }

    private async Task WriteAsync(NacosPayload payload)
    {
        try
        {
            await _stream.RequestStream.WriteAsync(payload).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            throw _end.Fail(e is RpcException { Status.Detail: var detail } ? detail : e.Message, e);
        }
    }

    private static NacosResponse Read(NacosPayload payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload.Body, NacosJson.Default.NacosResponse) ?? new NacosResponse();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The server sent {PeerName(payload.Type)}, which is not JSON of Nacos: {e.Message}", e);
        }
    }

    private static string PeerName(string type) => type.Length > 0 && type.All(char.IsAsciiLetter) ? type : "a message";
}
