using System.Diagnostics.CodeAnalysis;
using DubboNet.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps JSON-RPC endpoints to Dubbo services.</summary>
public static class DubboJsonRpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps endpoints of JSON-RPC 2.0 for the contracts of all clients and hosted services. <c>POST pattern/com.acme.Inventory</c> has
    /// methods such as <c>find</c>, as the clients of Dubbo's jsonrpc protocol send them. <c>POST pattern</c> has methods such as
    /// <c>com.acme.Inventory.find</c>. Parameters are by name or in order. Notifications and batches are supported. The same paths accept
    /// WebSockets, in which each message is a request or a batch.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The route, such as <c>/rpc</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The group of the endpoints, for authorization, CORS, rate limiting and so on.</returns>
    public static RouteGroupBuilder MapDubboJsonRpc(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<DubboJsonRpcOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new DubboJsonRpcOptions();
        configure?.Invoke(options);
        var calls = new JsonRpcCalls(options);
        var http = new JsonRpcHttp(calls, options);
        var sockets = new JsonRpcSockets(calls, options);
        // The endpoint has the middleware for WebSockets, so that the application does not need it.
        RequestDelegate socket = endpoints.CreateApplicationBuilder().UseWebSockets().Use((RequestDelegate _) =>
            context => sockets.HandleAsync(context, GetService(context))).Build();
        RequestDelegate post = context => http.HandleAsync(context, GetService(context));
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        // Clients of Dubbo send generic calls to the last of the paths.
        foreach (string route in (string[])["", "{service}", "{service}/generic"])
        {
            group.MapMethods(route, [HttpMethods.Post], post).WithDisplayName($"JSON-RPC {route}".TrimEnd());
            group.MapMethods(route, [HttpMethods.Get, HttpMethods.Connect], socket)
                .WithDisplayName($"JSON-RPC WebSocket {route}".TrimEnd());
        }

        return group;
    }

    private static string? GetService(HttpContext context) => context.GetRouteValue("service") as string;
}
