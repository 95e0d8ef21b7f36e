using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>Makes the calls of JSON-RPC requests.</summary>
/// <param name="options">The options of the endpoint.</param>
internal sealed class JsonRpcCalls(DubboJsonRpcOptions options)
{
    private static readonly JsonElement None = JsonDocument.Parse("{}").RootElement.Clone();

    private readonly Lock _lock = new();
    private readonly OpenRpcDocuments _documents = new(options.Http);
    private ContractServices? _services;

    /// <summary>Makes the calls of a message, and returns its response, or null if it has none.</summary>
    /// <param name="context">The HTTP request that brought the message or opened the WebSocket.</param>
    /// <param name="interfaceName">The Java interface. If it is null, the names of methods begin with it.</param>
    /// <param name="json">A request or a batch.</param>
    /// <param name="cancellationToken">A token that ends the calls.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<byte[]?> RespondAsync(
        HttpContext context, string? interfaceName, JsonElement json, CancellationToken cancellationToken)
    {
        var message = new JsonRpcMessage(context, interfaceName, options.MaxResponseSize, cancellationToken);
        if (json.ValueKind != JsonValueKind.Array)
            return await RunAsync(message, json).ConfigureAwait(false);
        JsonElement[] requests = [.. json.EnumerateArray()];
        if (requests.Length == 0 || requests.Length > options.MaxBatchLength)
            return JsonRpcResponse.InvalidRequest;
        var responses = new byte[]?[requests.Length];
        int next = -1;
        // As many loops as calls may run at the same time. Each takes the next request.
        async Task RunNextAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
                responses[i] = await RunAsync(message, requests[i]).ConfigureAwait(false);
        }

        int loops = Math.Min(requests.Length, options.MaxBatchConcurrency);
        await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => RunNextAsync())).ConfigureAwait(false);
        return JsonRpcResponse.Join([.. responses.OfType<byte[]>()]);
    }

    private async Task<byte[]?> RunAsync(JsonRpcMessage message, JsonElement json)
    {
        if (!JsonRpcRequest.TryRead(json, out JsonRpcRequest request))
            return JsonRpcResponse.InvalidRequest;
        byte[] response;
        try
        {
            response = JsonRpcResponse.Create(request.Id, await CallAsync(message, request).ConfigureAwait(false));
        }
        catch (JsonLengthException)
        {
            response = JsonRpcResponse.Create(request.Id, JsonRpcError.TooLong);
        }
        catch (Exception e) when (!message.Aborted.IsCancellationRequested)
        {
            CallFailure? failure = CallFailure.Create(e, options.Http);
            Log(message.Context, failure, e);
            response = JsonRpcResponse.Create(request.Id, failure is null ? JsonRpcError.Internal : JsonRpcError.Create(failure));
        }

        if (request.IsNotification)
            return null;
        return message.TryAdd(response) ? response : JsonRpcResponse.Create(request.Id, JsonRpcError.TooLong);
    }

    private async Task<byte[]> CallAsync(JsonRpcMessage message, JsonRpcRequest request)
    {
        if (request.Method == OpenRpcDocuments.Method)
            return _documents.Get(message.Context.RequestServices, message.InterfaceName);
        (string interfaceName, string method) = message.Split(request.Method);
        if (GetServices(message.Context).Find(interfaceName).FirstOrDefault() is not var (_, service, invoker))
            throw new JsonCallException($"The application does not have the service {interfaceName}.", []) { IsUnknownMethod = true };
        JsonElement parameters = request.Params.ValueKind == JsonValueKind.Undefined ? None : request.Params;
        bool isGeneric = method == JsonRpcGenericCall.Method;
        (IReadOnlyList<ServiceMethod> overloads, JsonElement arguments) =
            isGeneric ? JsonRpcGenericCall.Read(service, parameters) : (service.Find(method), parameters);
        JsonCall call = service.Prepare(overloads, arguments);
        DubboCallOptions callOptions = HttpCallOptions.Create(message.Context.Request, options.Http) with { ResponseAttachments = null };
        object? result = await call.InvokeAsync(invoker, callOptions, message.Aborted).ConfigureAwait(false);
        return call.Write(
            call.Method.IsVoid ? null : result, options.Http, isGeneric || options.Http.IncludeClasses, options.MaxResponseSize);
    }

    private ContractServices GetServices(HttpContext context)
    {
        lock (_lock)
            return _services ??= new ContractServices(context.RequestServices);
    }

    private static void Log(HttpContext context, CallFailure? failure, Exception error)
    {
        ILogger logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(HttpLog.Category);
        if (failure is null)
            HttpLog.Broken(logger, error);
        else
            HttpLog.Failed(logger, context.Request.Path, failure.Status, error);
    }
}
