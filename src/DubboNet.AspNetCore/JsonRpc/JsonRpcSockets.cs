using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>Accepts the WebSockets of clients.</summary>
/// <param name="calls">The calls.</param>
/// <param name="options">The options of the endpoint.</param>
internal sealed class JsonRpcSockets(JsonRpcCalls calls, DubboJsonRpcOptions options)
{
    private const string AnyOrigin = "*";

    /// <summary>Accepts a WebSocket, and serves it until it ends.</summary>
    /// <param name="context">The request for it.</param>
    /// <param name="interfaceName">The Java interface. If it is null, the names of methods begin with it.</param>
    public async Task HandleAsync(HttpContext context, string? interfaceName)
    {
        ILogger logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(HttpLog.Category);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Send requests with POST, or open a WebSocket.")
                .ConfigureAwait(false);
            return;
        }

        if (!IsAllowed(context.Request))
        {
            HttpLog.OriginRefused(logger, context.Request.Path);
            await RefuseAsync(
                context, StatusCodes.Status403Forbidden,
                "Web pages of this origin may not open a WebSocket. The application can list them in AllowedOrigins.")
                .ConfigureAwait(false);
            return;
        }

        // An idle connection is pinged. The runtime ends it without a response.
        var acceptance = new WebSocketAcceptContext
        {
            KeepAliveInterval = options.SocketTimeout,
            KeepAliveTimeout = options.SocketTimeout,
        };
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(acceptance).ConfigureAwait(false);
        CancellationToken stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var connection = new JsonRpcSocket(
            socket, options, context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System,
            (json, cancellationToken) => calls.RespondAsync(context, interfaceName, json, cancellationToken), context.RequestAborted);
        try
        {
            await connection.RunAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            HttpLog.SocketLost(logger, context.Request.Path, e);
        }
    }

    // Browsers send cookies with WebSockets to other sites and tell the page's origin, but do not ask whether they may (CORS).
    private bool IsAllowed(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0)
            return true;
        string origin = request.Headers.Origin.ToString();
        string own = $"{request.Scheme}://{request.Host.Value}";
        return origin.Equals(own, StringComparison.OrdinalIgnoreCase)
            || options.AllowedOrigins.Contains(origin) || options.AllowedOrigins.Contains(AnyOrigin);
    }

    private Task RefuseAsync(HttpContext context, int status, string detail) =>
        ProblemResponse.WriteAsync(context.Response, new CallFailure(status, "The request cannot be used.", detail), options.Http);
}
