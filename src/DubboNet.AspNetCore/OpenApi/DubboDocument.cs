using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Describes the endpoints of Dubbo services in a document.</summary>
internal static class DubboDocument
{
    private const string Endpoint = "DubboNet.Endpoint";

    /// <summary>Notes the endpoint of an operation. It is described when all operations are known.</summary>
    public static Task NoteAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<DubboEndpoint>().LastOrDefault() is not { } endpoint)
            return Task.CompletedTask;
        (operation.Metadata ??= new Dictionary<string, object>())[Endpoint] = endpoint;
        if (!metadata.OfType<ITagsMetadata>().Any())
            operation.Tags = new HashSet<OpenApiTagReference> { new(endpoint.Service.SimpleName, context.Document) };
        return Task.CompletedTask;
    }

    /// <summary>Describes the endpoints that the application has mapped, and the services of its gateways.</summary>
    public static async Task WriteAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, int maxGatewayServices, CancellationToken cancellationToken)
    {
        var gateway = new GatewayOperations(document, context, maxGatewayServices);
        List<DubboOperation> operations = [.. Find(document), .. await gateway.AddAsync(cancellationToken).ConfigureAwait(false)];
        if (operations.Count == 0)
            return;
        var components = new SchemaComponents(
            document, operations.SelectMany(operation => operation.Endpoint.Overloads).Select(method => method.Service));
        var writer = new OperationWriter(document, components);
        foreach (DubboOperation operation in operations)
            writer.Write(operation);
        OperationIds.Set(document, operations);
        SetTags(document, operations);
    }

    private static IEnumerable<DubboOperation> Find(OpenApiDocument document) =>
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        from endpoint in (operation.Value.Metadata?.Values ?? []).OfType<DubboEndpoint>()
        select new DubboOperation(path.Key, operation.Value, endpoint);

    // The tags that operations had by default have no use any more.
    private static void SetTags(OpenApiDocument document, List<DubboOperation> operations)
    {
        HashSet<string> used =
        [
            .. document.Paths.Values.SelectMany(path => path.Operations ?? [])
                .SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Reference.Id!),
        ];
        document.Tags = (document.Tags ?? new HashSet<OpenApiTag>()).Where(tag => used.Remove(tag.Name!)).ToHashSet();
        foreach (DescribedService service in operations.Select(operation => operation.Endpoint.Service))
        {
            if (used.Remove(service.SimpleName))
                document.Tags.Add(new OpenApiTag { Name = service.SimpleName, Description = service.Description.Summary });
        }
    }
}
