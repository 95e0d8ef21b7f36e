using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Represents an operation that calls a service.</summary>
/// <param name="Path">The path.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Endpoint">The endpoint.</param>
internal sealed record DubboOperation(string Path, OpenApiOperation Operation, DubboEndpoint Endpoint);

/// <summary>
/// Sets the ids of operations, such as <c>Inventory_find</c>, or <c>Inventory_find_get</c> for GET. If several operations have the same id,
/// they have their paths instead.
/// </summary>
internal static class OperationIds
{
    /// <summary>Sets the ids of operations without one.</summary>
    public static void Set(OpenApiDocument document, IEnumerable<DubboOperation> operations)
    {
        List<DubboOperation> open = [.. operations.Where(operation => operation.Operation.OperationId is null)];
        HashSet<string> taken =
        [
            .. document.Paths.Values.SelectMany(path => path.Operations ?? [])
                .Select(operation => operation.Value.OperationId).OfType<string>(),
        ];
        ILookup<string, DubboOperation> byId = open.ToLookup(Short, StringComparer.Ordinal);
        foreach (DubboOperation operation in open)
        {
            string id = Short(operation);
            operation.Operation.OperationId = byId[id].Count() == 1 && !taken.Contains(id) ? id : Long(operation);
        }
    }

    private static string Short(DubboOperation operation) =>
        $"{operation.Endpoint.Service.SimpleName}_{operation.Endpoint.Name}{Suffix(operation)}";

    private static string Long(DubboOperation operation) =>
        string.Concat(operation.Path.Trim('/').Select(unit => char.IsAsciiLetterOrDigit(unit) ? unit : '_')) + Suffix(operation);

    private static string Suffix(DubboOperation operation) => HttpMethods.IsGet(operation.Endpoint.Verb) ? "_get" : "";
}
