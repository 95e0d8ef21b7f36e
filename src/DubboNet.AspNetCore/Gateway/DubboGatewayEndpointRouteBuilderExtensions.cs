using System.Diagnostics.CodeAnalysis;
using DubboNet.AspNetCore;
using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps an HTTP endpoint to all Dubbo services that the application knows.</summary>
public static class DubboGatewayEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps an endpoint for each method of all services in the registries of the application, and of all contracts that have a client or
    /// are hosted, such as <c>POST pattern/com.acme.Inventory/find</c>. The arguments are a JSON array in their order. Types come from the
    /// contracts and from the definitions that providers publish. If an interface has several services, the query has the version or the
    /// group. The endpoint is open to everyone who reaches it, so add authorization.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The route, such as <c>/dubbo</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The endpoint, for authorization, CORS, rate limiting and so on.</returns>
    /// <exception cref="InvalidOperationException">The application has no registry, client or hosted service.</exception>
    public static IEndpointConventionBuilder MapDubboGateway(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<DubboHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new DubboHttpOptions();
        configure?.Invoke(options);
        var known = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        bool hasContract = known.IsService(typeof(DubboContractInvoker));
        if (!hasContract && endpoints.ServiceProvider.GetService<DubboServiceFinder>() is not { HasRegistry: true })
        {
            throw new InvalidOperationException(
                "The application knows no services. Add a registry with AddDubboRegistry, or a client with AddDubboClient.");
        }

        var calls = new HttpCalls(options);
        var services = new GatewayServices();
        RequestDelegate post = context =>
        {
            string method = (string)context.GetRouteValue("method")!;
            return calls.PostAsync(
                context, request => new(services.FindAsync(request, (string)request.GetRouteValue("service")!)), method);
        };
        const string Route = $"{GatewayEndpoint.ServicePart}/{GatewayEndpoint.MethodPart}";
        return endpoints.MapGroup(pattern).MapMethods(Route, [HttpMethods.Post], post).WithDisplayName($"POST {Route}")
            .WithMetadata(new GatewayEndpoint(options));
    }
}
