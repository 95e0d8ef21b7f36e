using DubboNet.AspNetCore;
using Microsoft.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes the endpoints of Dubbo services in OpenAPI documents.</summary>
public static class DubboOpenApiOptionsExtensions
{
    /// <summary>
    /// Describes the endpoints of <c>MapDubboHttp</c> in the document. Documentation comments are included if
    /// the project of the contract generates a documentation file.
    /// </summary>
    /// <param name="options">The options of the document.</param>
    /// <returns>The options.</returns>
    public static OpenApiOptions AddDubbo(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddOperationTransformer(DubboDocument.NoteAsync).AddDocumentTransformer(DubboDocument.WriteAsync);
    }
}
