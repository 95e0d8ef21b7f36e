using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Creates the documents of OpenRPC that describe the methods of an endpoint.</summary>
/// <param name="options">The options of the endpoint.</param>
internal sealed class OpenRpcDocuments(DubboHttpOptions options)
{
    /// <summary>The method that returns the document.</summary>
    public const string Method = "rpc.discover";

    private const string Version = "1.3.2";

    // The errors that all methods can have. That of an exception is the first one.
    private static readonly (int Code, string Message)[] Errors =
    [
        (-32001, "The method threw an exception."), (-32002, "The call timed out."), (-32003, "No provider is available."),
        (-32004, "The provider is busy."), (-32005, "The provider refused the call."), (-32006, "The response is too long."),
    ];

    private readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.Ordinal);

    /// <summary>Returns the document of a service, or of all if the interface is null.</summary>
    /// <exception cref="JsonCallException">The application does not have the service.</exception>
    public byte[] Get(IServiceProvider services, string? interfaceName)
    {
        if (_documents.TryGetValue(interfaceName ?? "", out byte[]? known))
            return known;
        DescribedService[] described =
        [
            .. services.GetServices<DubboContractInvoker>().DistinctBy(contract => contract.Service.Interface)
                .Where(contract => interfaceName is null || contract.Service.Interface == interfaceName)
                .Select(contract => new DescribedService(
                    contract.Service, ContractDefinition.Parse(contract.Definition, contract.Service.Interface),
                    ContractDescription.Parse(contract.Description), options)),
        ];
        if (described.Length == 0 && interfaceName is not null)
            throw new JsonCallException($"The application does not have the service {interfaceName}.", []) { IsUnknownMethod = true };
        string title = interfaceName ?? services.GetRequiredService<IHostEnvironment>().ApplicationName;
        byte[] created = Encoding.UTF8.GetBytes(Create(title, described, interfaceName is null).ToJsonString());
        return _documents.GetOrAdd(interfaceName ?? "", created);
    }

    private static JsonObject Create(string title, DescribedService[] services, bool hasInterfaces)
    {
        var document = new OpenApiDocument();
        var components = new SchemaComponents(document, services);
        var schemas = new JsonObject();
        foreach ((string name, IOpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            schemas.Add(name, ToNode(schema));
        JsonNode?[] methods =
        [
            .. from service in services
               from overloads in service.Methods.GroupBy(method => method.Name)
               select CreateMethod(
                   hasInterfaces ? $"{service.Key.Interface}.{overloads.Key}" : overloads.Key, [.. overloads], components.For(service)),
        ];
        return new JsonObject
        {
            ["openrpc"] = Version,
            ["info"] = new JsonObject
            {
                ["title"] = title,
                ["version"] = services is [{ Key.Version: { Length: > 0 } version }] ? version : "1.0.0",
            },
            ["methods"] = new JsonArray(methods),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject CreateMethod(string name, DescribedMethod[] overloads, JavaSchemas schemas)
    {
        var method = new JsonObject { ["name"] = name };
        AddText(method, "summary", overloads.Select(overload => overload.Description.Summary).FirstOrDefault(text => text is not null));
        if (overloads.Length > 1)
        {
            AddText(method, "description", "The parameters select the overload.\n\n"
                + string.Join("\n", overloads.Select(overload => $"- `{overload.Method.Signature}`")));
        }

        method["paramStructure"] = overloads.Length > 1 ? "by-name" : "either";
        method["params"] = new JsonArray([.. CreateParameters(overloads, schemas)]);
        var result = new JsonObject { ["name"] = "result" };
        AddText(result, "description", overloads[0].Description.Result.Summary);
        result["schema"] = AnyOf(overloads.Select(overload => overload.Method.IsVoid
            ? new OpenApiSchema { Type = JsonSchemaType.Null }
            : schemas.Create(overload.Method.Signature.Result!, overload.Description.Result with { Summary = null })));
        method["result"] = result;
        method["errors"] = new JsonArray([.. CreateErrors(overloads)]);
        return method;
    }

    // A parameter that not all overloads have is optional.
    private static IEnumerable<JsonNode?> CreateParameters(DescribedMethod[] overloads, JavaSchemas schemas)
    {
        foreach (IGrouping<string, DescribedParameter> uses in overloads.SelectMany(overload => overload.Parameters)
            .GroupBy(parameter => parameter.Name))
        {
            var parameter = new JsonObject { ["name"] = uses.Key };
            AddText(parameter, "description", uses.First().Description.Summary);
            parameter["required"] = uses.Count() == overloads.Length && uses.All(use => use.IsRequired);
            parameter["schema"] = AnyOf(uses.Select(use => schemas.Create(use.Type, use.Description with { Summary = null })));
            yield return parameter;
        }
    }

    private static IEnumerable<JsonNode?> CreateErrors(DescribedMethod[] overloads)
    {
        string[] thrown = [.. overloads.SelectMany(overload => overload.Description.Throws).Select(pair => pair.Key).Distinct()];
        foreach ((int code, string message) in Errors)
        {
            var error = new JsonObject { ["code"] = code, ["message"] = message };
            if (code == Errors[0].Code && thrown.Length > 0)
                error["data"] = new JsonObject { ["exceptions"] = new JsonArray([.. thrown.Select(name => (JsonNode?)name)]) };
            yield return error;
        }
    }

    private static JsonNode AnyOf(IEnumerable<IOpenApiSchema> schemas)
    {
        IOpenApiSchema[] distinct = [.. schemas.DistinctBy(SchemaComponents.ToJson)];
        return ToNode(distinct.Length == 1 ? distinct[0] : new OpenApiSchema { AnyOf = [.. distinct] });
    }

    private static JsonNode ToNode(IOpenApiSchema schema) => JsonNode.Parse(SchemaComponents.ToJson(schema))!;

    private static void AddText(JsonObject json, string name, string? text)
    {
        if (text is not null)
            json[name] = text;
    }
}
