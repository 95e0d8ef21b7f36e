using System.Text.Json.Nodes;
using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Adds the methods of the services that a gateway finds in registries to a document.</summary>
/// <param name="document">The document.</param>
/// <param name="context">The context of the document.</param>
/// <param name="maxServices">The maximum number of interfaces.</param>
internal sealed class GatewayOperations(OpenApiDocument document, OpenApiDocumentTransformerContext context, int maxServices)
{
    private readonly ILogger _logger =
        context.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("DubboNet.AspNetCore");

    /// <summary>Adds the operations, and returns them. If a registry fails, its services are left out.</summary>
    public async Task<IReadOnlyList<DubboOperation>> AddAsync(CancellationToken cancellationToken)
    {
        List<RouteEndpoint> gateways = [.. FindGateways()];
        if (gateways.Count == 0)
            return [];
        IReadOnlyList<IReadOnlyList<DubboFoundService>> services = await FindServicesAsync(cancellationToken).ConfigureAwait(false);
        return [.. gateways.SelectMany(gateway => services.SelectMany(service => Add(gateway, service)))];
    }

    private IEnumerable<RouteEndpoint> FindGateways() =>
        from endpoint in context.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<GatewayEndpoint>() is not null
            && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true }
            && (endpoint.Metadata.GetMetadata<IEndpointGroupNameMetadata>()?.EndpointGroupName ?? context.DocumentName)
                == context.DocumentName
        select endpoint;

    // The services of each interface.
    private async Task<IReadOnlyList<IReadOnlyList<DubboFoundService>>> FindServicesAsync(CancellationToken cancellationToken)
    {
        var finder = context.ApplicationServices.GetRequiredService<DubboServiceFinder>();
        IReadOnlyList<DubboRegistryListing> registries = await finder.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (DubboRegistryListing registry in registries.Where(registry => registry.Problem is not null))
            OpenApiLog.RegistryFailed(_logger, registry.Registry, registry.Problem!);
        string[] names =
        [
            .. registries.SelectMany(registry => registry.Services)
                .Where(service => service.Providers.Any(url => url.Protocol == "dubbo"))
                .Select(service => service.Interface).Distinct().Order(StringComparer.Ordinal),
        ];
        if (names.Length > maxServices)
            OpenApiLog.LeftOut(_logger, maxServices, names.Length, names[maxServices]);
        var found = new List<IReadOnlyList<DubboFoundService>>();
        foreach (string name in names.Take(maxServices))
            found.Add(await FindAsync(finder, name, cancellationToken).ConfigureAwait(false));
        return found;
    }

    private async Task<IReadOnlyList<DubboFoundService>> FindAsync(
        DubboServiceFinder finder, string name, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<DubboFoundService> services = await finder.FindAsync(name, cancellationToken).ConfigureAwait(false);
            foreach (DubboFoundService service in services.Where(service => service.Definition is null))
                OpenApiLog.NotDefined(_logger, service.Service);
            return services;
        }
        catch (Exception e) when (e is DubboRegistryException or DubboServerBusyException)
        {
            OpenApiLog.RegistryFailed(_logger, name, e.Message);
            return [];
        }
    }

    private List<DubboOperation> Add(RouteEndpoint gateway, IReadOnlyList<DubboFoundService> services)
    {
        DubboHttpOptions options = gateway.Metadata.GetRequiredMetadata<GatewayEndpoint>().Options;
        IEnumerable<DescribedMethod> methods = services.Where(service => service.Definition is not null).SelectMany(
            service => new DescribedService(service.Service, service.Definition!, ContractDescription.Empty, options).Methods);
        var operations = new List<DubboOperation>();
        foreach (IGrouping<string, DescribedMethod> overloads in methods.GroupBy(method => method.Name))
        {
            DescribedService service = overloads.First().Service;
            string path = "/" + gateway.RoutePattern.RawText!.TrimStart('/')
                .Replace(GatewayEndpoint.ServicePart, service.Key.Interface, StringComparison.Ordinal)
                .Replace(GatewayEndpoint.MethodPart, overloads.Key, StringComparison.Ordinal);
            var operation = new OpenApiOperation
            {
                Tags = new HashSet<OpenApiTagReference> { new(service.SimpleName, document) },
                Parameters = [.. CreateParameters(services)],
            };
            document.Paths[path] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = operation } };
            operations.Add(new DubboOperation(path, operation, new DubboEndpoint(HttpMethods.Post, [.. overloads])));
        }

        return operations;
    }

    // An interface with several services needs what differs between them.
    private static IEnumerable<IOpenApiParameter> CreateParameters(IReadOnlyList<DubboFoundService> services)
    {
        string?[] versions = [.. services.Select(service => service.Service.Version).Distinct()];
        string?[] groups = [.. services.Select(service => service.Service.Group).Distinct()];
        foreach ((string name, string?[] values) in ((string, string?[])[])[("version", versions), ("group", groups)])
        {
            JsonNode[] known = [.. values.Where(value => !string.IsNullOrEmpty(value)).Select(value => JsonValue.Create(value!))];
            if (known.Length == 0)
                continue;
            yield return new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Required = known.Length > 1 && known.Length == values.Length,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. known] },
            };
        }
    }
}
