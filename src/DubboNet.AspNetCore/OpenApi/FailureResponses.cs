using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Describes the failures of an endpoint, which are problem details.</summary>
/// <param name="document">The document, to which the schema of problem details is added.</param>
internal sealed class FailureResponses(OpenApiDocument document)
{
    private const string Schema = "DubboProblem";

    /// <summary>Adds the responses of failed calls.</summary>
    public void Add(OpenApiResponses responses, DubboEndpoint endpoint)
    {
        document.AddComponent<IOpenApiSchema>(Schema, CreateSchema());
        var texts = new SortedDictionary<int, string>
        {
            [StatusCodes.Status400BadRequest] = "The JSON is not valid, or the arguments do not select a method.",
            [StatusCodes.Status422UnprocessableEntity] = "The method threw an exception.",
            [StatusCodes.Status429TooManyRequests] = "The provider is busy.",
            [StatusCodes.Status500InternalServerError] = "JSON cannot represent the result.",
            [StatusCodes.Status502BadGateway] = "The provider refused the call, or its response cannot be read.",
            [StatusCodes.Status503ServiceUnavailable] = "No provider can be reached.",
            [StatusCodes.Status504GatewayTimeout] = "The call timed out.",
        };
        if (HttpMethods.IsPost(endpoint.Verb))
        {
            texts[StatusCodes.Status413PayloadTooLarge] = "The body is too long.";
            texts[StatusCodes.Status415UnsupportedMediaType] = "The body is not JSON in UTF-8.";
        }

        foreach ((int status, string text) in Exceptions(endpoint))
            texts[status] = texts.TryGetValue(status, out string? known) ? $"{known}\n\n{text}" : text;
        foreach ((int status, string text) in texts)
            responses[status.ToString(CultureInfo.InvariantCulture)] = Create(status, text);
    }

    // The declared exceptions, and the others to which the options give a status of their own.
    private static IEnumerable<KeyValuePair<int, string>> Exceptions(DubboEndpoint endpoint)
    {
        IDictionary<string, int> statuses = endpoint.Options.ExceptionStatusCodes;
        var declared = endpoint.Overloads.SelectMany(method => method.Description.Throws).DistinctBy(thrown => thrown.Key).ToList();
        IEnumerable<KeyValuePair<string, string>> others = statuses.Keys.Except(declared.Select(thrown => thrown.Key))
            .Order(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, ""));
        foreach (IGrouping<int, KeyValuePair<string, string>> same in declared.Concat(others).GroupBy(
            thrown => statuses.TryGetValue(thrown.Key, out int status) ? status : StatusCodes.Status422UnprocessableEntity))
        {
            IEnumerable<string> lines = same.Select(
                thrown => thrown.Value.Length > 0 ? $"- `{thrown.Key}`: {thrown.Value}" : $"- `{thrown.Key}`");
            yield return KeyValuePair.Create(same.Key, $"Exceptions:\n{string.Join("\n", lines)}");
        }
    }

    private OpenApiResponse Create(int status, string text)
    {
        var response = new OpenApiResponse
        {
            Description = text,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Schema, document) },
            },
        };
        if (status == StatusCodes.Status429TooManyRequests)
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "The seconds after which the call can be repeated.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                },
            };
        }

        return response;
    }

    private static OpenApiSchema CreateSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457).",
        Required = new HashSet<string> { "title", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["title"] = Text("What happened."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
            ["detail"] = Text("What happened this time."),
            ["path"] = Text("The place of a value that is wrong, such as `$.items[2].price`."),
            ["exception"] = Text("The Java class of the exception."),
            ["stackTrace"] = Text("The stack trace of the exception, if the endpoint has it."),
            ["candidates"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "The methods that can be called instead.",
            },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
