using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Describes the arguments of safe methods in the query.</summary>
/// <param name="components">The schemas of the services.</param>
internal sealed class QueryParameters(SchemaComponents components)
{
    /// <summary>Returns the parameters of an endpoint. One that not all overloads have is optional.</summary>
    public IEnumerable<OpenApiParameter> Create(DubboEndpoint endpoint)
    {
        foreach (var uses in endpoint.Overloads.SelectMany(method => method.Parameters, (method, parameter) => (method, parameter))
            .GroupBy(use => use.parameter.Name))
        {
            (DescribedMethod method, DescribedParameter first) = uses.First();
            OpenApiParameter parameter = Create(method.Service, first);
            parameter.Required = uses.Count() == endpoint.Overloads.Count && uses.All(use => use.parameter.IsRequired);
            // A name can have several types. All of them are texts in a query.
            if (uses.Select(use => use.parameter.Type).Distinct().Count() > 1)
                (parameter.Schema, parameter.Content) = (new OpenApiSchema { Type = JsonSchemaType.String }, null);
            yield return parameter;
        }
    }

    private OpenApiParameter Create(DescribedService service, DescribedParameter parameter)
    {
        JavaTypeName type = parameter.Type;
        IOpenApiSchema schema = components.For(service).Create(
            type, parameter.Description with { Summary = null }, isNullable: false);
        bool isText = type.Erasure is "byte[]" or "char[]";
        bool isList = !isText && (type.Dimensions > 0 || JavaCollections.IsCollection(type.Name));
        JavaTypeName item = !isList ? type : type.Dimensions > 0 ? type.Element : type.Argument(0);
        var created = new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description.Summary,
        };
        if (isText || IsSimple(item, service))
        {
            created.Schema = isList
                ? JavaSchemas.ArrayOf(components.For(service).Create(item, ValueDescription.Empty, isNullable: false))
                : schema;
            return created;
        }

        if (isList)
            created.Schema = JavaSchemas.ArrayOf(new OpenApiSchema { Type = JsonSchemaType.String, Description = $"A {item} as JSON." });
        else
            created.Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } };
        return created;
    }

    private static bool IsSimple(JavaTypeName type, DescribedService service) => type.Dimensions == 0
        && (JavaScalars.Find(type.Name) is not null || service.FindType(type.Name)?.Constants is not null);
}
