using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Describes endpoints as operations of a document.</summary>
/// <param name="document">The document.</param>
/// <param name="components">The schemas of the services.</param>
internal sealed class OperationWriter(OpenApiDocument document, SchemaComponents components)
{
    private const string Json = "application/json";

    private readonly FailureResponses _failures = new(document);

    /// <summary>Fills an operation. What the application has already set remains.</summary>
    public void Write(DubboOperation described)
    {
        (string path, OpenApiOperation operation, DubboEndpoint endpoint) = described;
        operation.Summary ??= endpoint.Overloads.Select(method => method.Description.Summary).FirstOrDefault(text => text is not null);
        if (endpoint.Overloads.Count > 1)
            operation.Description ??= DescribeOverloads(endpoint);
        operation.Parameters = [.. operation.Parameters ?? [], .. CreateOfPath(path, operation), .. CreateHeaders(endpoint.Options)];
        if (HttpMethods.IsPost(endpoint.Verb))
        {
            operation.RequestBody = CreateBody(endpoint);
        }
        else
        {
            foreach (IOpenApiParameter parameter in new QueryParameters(components).Create(endpoint))
                operation.Parameters.Add(parameter);
        }

        operation.Responses = [];
        AddResults(operation.Responses, endpoint);
        _failures.Add(operation.Responses, endpoint);
    }

    private static string DescribeOverloads(DubboEndpoint endpoint) =>
        "The arguments select the overload.\n\n"
            + string.Join("\n", endpoint.Overloads.Select(method => method.Description.Summary is { } summary
                ? $"- `{method.Method.Signature}`: {summary}"
                : $"- `{method.Method.Signature}`"));

    // Those of the route that the application mapped the contract to.
    private static IEnumerable<IOpenApiParameter> CreateOfPath(string path, OpenApiOperation operation) =>
        from part in path.Split('/')
        where part.StartsWith('{') && part.EndsWith('}')
        let name = part[1..^1]
        where operation.Parameters?.Any(known => known.In == ParameterLocation.Path && known.Name == name) != true
        select new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static IEnumerable<IOpenApiParameter> CreateHeaders(DubboHttpOptions options)
    {
        yield return new OpenApiParameter
        {
            Name = "Request-Timeout",
            In = ParameterLocation.Header,
            Description = $"The timeout of the call in seconds, of which at most {options.MaxRequestTimeout.TotalSeconds} are used.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0.001" },
        };
        foreach (string name in options.RequestHeaders.Keys.Order(StringComparer.Ordinal))
        {
            yield return new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private OpenApiRequestBody? CreateBody(DubboEndpoint endpoint)
    {
        if (endpoint.Overloads.All(method => method.Method.Names.Count == 0))
            return null;
        List<OpenApiSchema> schemas = [];
        bool hasTitles = endpoint.Overloads.Select(method => $"{method.Method.Signature}").Distinct().Count() > 1;
        foreach (DescribedMethod method in endpoint.Overloads)
        {
            OpenApiSchema schema = components.For(method.Service).CreateArguments(method);
            schema.Title = hasTitles ? $"{method.Method.Signature}" : null;
            schemas.Add(schema);
        }

        return new OpenApiRequestBody
        {
            Description = "The arguments by name. An array with all of them in order is accepted, too.",
            Required = schemas.TrueForAll(schema => schema.Required?.Count > 0),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new() { Schema = AnyOf([.. schemas.DistinctBy(SchemaComponents.ToJson)]) },
            },
        };
    }

    private void AddResults(OpenApiResponses responses, DubboEndpoint endpoint)
    {
        List<DescribedMethod> results = [.. endpoint.Overloads.Where(method => !method.Method.IsVoid)];
        Dictionary<string, IOpenApiHeader>? headers = CreateHeaders(endpoint.Options.ResponseHeaders.Values);
        if (results.Count > 0)
        {
            IOpenApiSchema[] schemas =
            [
                .. results.Select(method => components.For(method.Service).Create(
                    method.Method.Signature.Result!, method.Description.Result with { Summary = null }))
                    .DistinctBy(SchemaComponents.ToJson),
            ];
            responses["200"] = new OpenApiResponse
            {
                Description = results.Select(method => method.Description.Result.Summary).FirstOrDefault(text => text is not null)
                    ?? "The result.",
                Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = AnyOf(schemas) } },
                Headers = headers,
            };
        }

        if (results.Count < endpoint.Overloads.Count)
            responses["204"] = new OpenApiResponse { Description = "The method has returned. It has no result.", Headers = headers };
    }

    private static Dictionary<string, IOpenApiHeader>? CreateHeaders(ICollection<string> names) => names.Count == 0
        ? null
        : names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToDictionary(
            name => name, IOpenApiHeader (_) => new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static IOpenApiSchema AnyOf(IOpenApiSchema[] schemas) =>
        schemas.Length == 1 ? schemas[0] : new OpenApiSchema { AnyOf = [.. schemas] };
}
