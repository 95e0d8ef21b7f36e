using DubboNet.AspNetCore;
using Microsoft.AspNetCore.OpenApi;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Describes the endpoints of Dubbo services in OpenAPI documents.</summary>
public static class DubboOpenApiOptionsExtensions
{
    /// <summary>
    /// Describes the endpoints of <c>MapDubboHttp</c> and <c>MapDubboGateway</c> in the document. Documentation comments are included if
    /// the project of the contract generates a documentation file. A gateway has the services whose providers have published a definition.
    /// </summary>
    /// <param name="options">The options of the document.</param>
    /// <param name="maxGatewayServices">The maximum number of interfaces of a gateway. The first ones by name are described, and those that
    /// are left out are logged.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static OpenApiOptions AddDubbo(this OpenApiOptions options, int maxGatewayServices = 100)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(maxGatewayServices);
        return options.AddOperationTransformer(DubboDocument.NoteAsync)
            .AddDocumentTransformer((document, context, token) => DubboDocument.WriteAsync(document, context, maxGatewayServices, token));
    }
}
