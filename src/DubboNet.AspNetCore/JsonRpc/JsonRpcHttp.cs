using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Handles the messages that are bodies of HTTP requests.</summary>
/// <param name="calls">The calls.</param>
/// <param name="options">The options of the endpoint.</param>
internal sealed class JsonRpcHttp(JsonRpcCalls calls, DubboJsonRpcOptions options)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="interfaceName">The Java interface. If it is null, the names of methods begin with it.</param>
    public async Task HandleAsync(HttpContext context, string? interfaceName)
    {
        byte[]? response;
        try
        {
            using JsonDocument? body = await JsonBody.ReadAsync(context.Request, options.Http, JsonBody.RpcTypes).ConfigureAwait(false);
            response = body is null
                ? JsonRpcResponse.Parse
                : await calls.RespondAsync(context, interfaceName, body.RootElement, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonValueException)
        {
            response = JsonRpcResponse.Parse;
        }
        catch (Exception e) when (CallFailure.Create(e, options.Http) is { } failure)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await ProblemResponse.WriteAsync(context.Response, failure, options.Http).ConfigureAwait(false);
            return;
        }

        // Some clients take only the status 200 for a success, so a notification has it, too.
        if (response is null)
        {
            context.Response.ContentLength = 0;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = response.Length;
        await context.Response.Body.WriteAsync(response, context.RequestAborted).ConfigureAwait(false);
    }
}
