using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Adds the schemas of the Java classes of services to a document. Equal schemas are one.</summary>
internal sealed class SchemaComponents
{
    private readonly Dictionary<DescribedService, JavaSchemas> _schemas = [];

    /// <summary>Adds the schemas of services to a document.</summary>
    public SchemaComponents(OpenApiDocument document, IEnumerable<DescribedService> services)
    {
        List<SchemaDraft> drafts = [.. services.Distinct().SelectMany(CreateDrafts)];
        Dictionary<SchemaDraft, string> names = SchemaNames.Create(drafts, [.. document.Components?.Schemas?.Keys ?? []]);
        foreach (DescribedService service in services.Distinct())
        {
            var nameOf = drafts.Where(draft => draft.Service == service).ToDictionary(draft => draft.Type, draft => names[draft]);
            var schemas = new JavaSchemas(service, type => nameOf[type], document);
            _schemas.Add(service, schemas);
            foreach ((JavaTypeName type, ClassSchema created) in CreateAll(schemas, service))
                document.AddComponent<IOpenApiSchema>(nameOf[type], created.Schema);
        }
    }

    /// <summary>Returns the schemas of a service, which refer to those of the document.</summary>
    public JavaSchemas For(DescribedService service) => _schemas[service];

    /// <summary>Returns JSON of OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.</summary>
    public static string ToJson(IOpenApiSerializable element)
    {
        using var text = new StringWriter();
        element.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return text.ToString();
    }

    private static IReadOnlyDictionary<JavaTypeName, ClassSchema> CreateAll(JavaSchemas schemas, DescribedService service)
    {
        foreach (DescribedMethod method in service.Methods)
        {
            schemas.CreateArguments(method);
            schemas.Create(method.Method.Signature.Result!, method.Description.Result);
        }

        return schemas.CreateClasses();
    }

    // In a draft, the names of schemas are the Java types.
    private static IEnumerable<SchemaDraft> CreateDrafts(DescribedService service) =>
        CreateAll(new JavaSchemas(service, type => $"{type}", document: null), service)
            .Select(pair => new SchemaDraft(service, pair.Key, ToJson(pair.Value.Schema), pair.Value.Uses));
}
