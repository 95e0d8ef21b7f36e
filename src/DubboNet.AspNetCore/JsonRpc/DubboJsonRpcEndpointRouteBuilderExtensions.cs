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
    /// <c>com.acme.Inventory.find</c>. Parameters are by name or in order. Notifications and batches are supported.
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
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        RequestDelegate all = context => calls.HandleAsync(context, interfaceName: null);
        RequestDelegate one = context => calls.HandleAsync(context, context.GetRouteValue("service") as string);
        group.MapMethods("", [HttpMethods.Post], all).WithDisplayName("JSON-RPC");
        group.MapMethods("{service}", [HttpMethods.Post], one).WithDisplayName("JSON-RPC {service}");
        return group;
    }
}
