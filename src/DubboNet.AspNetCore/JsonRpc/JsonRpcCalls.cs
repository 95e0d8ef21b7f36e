using System.Buffers;
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
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement.Clone();

    private readonly Lock _lock = new();
    private JsonRpcServices? _services;

    /// <summary>Handles a request to the endpoint.</summary>
    /// <param name="context">The request.</param>
    /// <param name="interfaceName">The Java interface. If it is null, the names of methods begin with it.</param>
    public async Task HandleAsync(HttpContext context, string? interfaceName)
    {
        byte[]? response;
        try
        {
            using JsonDocument? body = await JsonBody.ReadAsync(context.Request, options.Http, JsonBody.RpcTypes).ConfigureAwait(false);
            response = body is null
                ? Respond(Null, JsonRpcError.Parse)
                : await RespondAsync(context, interfaceName, body.RootElement).ConfigureAwait(false);
        }
        catch (JsonValueException)
        {
            response = Respond(Null, JsonRpcError.Parse);
        }
        catch (Exception e) when (CallFailure.Create(e, options.Http) is { } failure)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await ProblemResponse.WriteAsync(context.Response, failure, options.Http).ConfigureAwait(false);
            return;
        }

        if (response is null)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = response.Length;
        await context.Response.Body.WriteAsync(response, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<byte[]?> RespondAsync(HttpContext context, string? interfaceName, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Array)
            return await RunAsync(context, interfaceName, body).ConfigureAwait(false);
        JsonElement[] requests = [.. body.EnumerateArray()];
        if (requests.Length == 0 || requests.Length > options.MaxBatchLength)
            return Respond(Null, JsonRpcError.InvalidRequest);
        var responses = new byte[]?[requests.Length];
        int next = -1;
        // As many loops as calls may run at the same time. Each takes the next request.
        async Task RunNextAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
                responses[i] = await RunAsync(context, interfaceName, requests[i]).ConfigureAwait(false);
        }

        int loops = Math.Min(requests.Length, options.MaxBatchConcurrency);
        await Task.WhenAll(Enumerable.Range(0, loops).Select(_ => RunNextAsync())).ConfigureAwait(false);
        return Join([.. responses.OfType<byte[]>()]);
    }

    // A batch of notifications has no response.
    private static byte[]? Join(byte[][] responses)
    {
        if (responses.Length == 0)
            return null;
        return Write(writer =>
        {
            writer.WriteStartArray();
            foreach (byte[] response in responses)
                writer.WriteRawValue(response, skipInputValidation: true);
            writer.WriteEndArray();
        });
    }

    private async Task<byte[]?> RunAsync(HttpContext context, string? interfaceName, JsonElement json)
    {
        if (!JsonRpcRequest.TryRead(json, out JsonRpcRequest request))
            return Respond(Null, JsonRpcError.InvalidRequest);
        byte[] response;
        try
        {
            byte[] result = await CallAsync(context, interfaceName, request).ConfigureAwait(false);
            response = Respond(request.Id, writer => writer.WriteRawValue(result, skipInputValidation: true));
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            CallFailure? failure = CallFailure.Create(e, options.Http);
            Log(context, failure, e);
            response = Respond(request.Id, failure is null ? JsonRpcError.Internal : JsonRpcError.Create(failure));
        }

        return request.IsNotification ? null : response;
    }

    private async Task<byte[]> CallAsync(HttpContext context, string? interfaceName, JsonRpcRequest request)
    {
        string method = request.Method;
        if (interfaceName is null)
        {
            int end = method.LastIndexOf('.');
            (interfaceName, method) = (method[..Math.Max(end, 0)], method[(end + 1)..]);
        }

        if (GetServices(context).Find(interfaceName) is not var (service, invoker))
            throw new JsonCallException($"The application does not have the service {interfaceName}.", []) { IsUnknownMethod = true };
        JsonElement parameters = request.Params.ValueKind == JsonValueKind.Undefined ? None : request.Params;
        JsonCall call = service.Prepare(service.Find(method), parameters);
        DubboCallOptions callOptions = HttpCallOptions.Create(context.Request, options.Http) with { ResponseAttachments = null };
        object? result = await call.InvokeAsync(invoker, callOptions, context.RequestAborted).ConfigureAwait(false);
        return call.Write(call.Method.IsVoid ? null : result, options.Http);
    }

    private JsonRpcServices GetServices(HttpContext context)
    {
        lock (_lock)
            return _services ??= new JsonRpcServices(context.RequestServices);
    }

    private static byte[] Respond(JsonElement id, JsonRpcError error) => Write(writer => WriteResponse(writer, id, "error", error.Write));

    private static byte[] Respond(JsonElement id, Action<Utf8JsonWriter> result) =>
        Write(writer => WriteResponse(writer, id, "result", result));

    private static void WriteResponse(Utf8JsonWriter writer, JsonElement id, string name, Action<Utf8JsonWriter> content)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WritePropertyName(name);
        content(writer);
        writer.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            id.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
            write(writer);
        return output.WrittenSpan.ToArray();
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
