using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DubboNet.AspNetCore;

/// <summary>Creates the schemas of the Java types of a service, in the form in which its endpoints read and write their values.</summary>
/// <param name="service">The service.</param>
/// <param name="nameOf">Returns the name of the schema of a class.</param>
/// <param name="document">The document with the schemas of the classes, or null while they have no names yet.</param>
internal sealed class JavaSchemas(DescribedService service, Func<JavaTypeName, string> nameOf, OpenApiDocument? document)
{
    /// <summary>Generic classes can mention themselves with more and more type arguments.</summary>
    private const int MaxClasses = 1000;

    /// <inheritdoc cref="MaxClasses"/>
    private const int MaxParts = 50;

    private const string ClassName = "class";

    private readonly Dictionary<JavaTypeName, ClassSchema> _classes = [];
    private readonly HashSet<JavaTypeName> _known = [];
    private readonly Queue<JavaTypeName> _open = new();
    private List<JavaTypeName> _uses = [];

    /// <summary>Returns the schema of an array.</summary>
    public static OpenApiSchema ArrayOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>Returns the schema of a value.</summary>
    public IOpenApiSchema Create(JavaTypeName type, ValueDescription value, bool isNullable = true)
    {
        var nullability = Nullability.Create(type, isNullable ? value.Nullable : null);
        bool canBeNull = nullability.Next() && !type.IsPrimitive && isNullable;
        IOpenApiSchema schema = CreateNotNull(type, nullability);
        return Describe(canBeNull ? OrNull(schema) : schema, value.Summary);
    }

    /// <summary>Returns the schema of arguments by name.</summary>
    public OpenApiSchema CreateArguments(DescribedMethod method) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = method.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => Create(parameter.Type, parameter.Description), StringComparer.Ordinal),
        Required = method.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    /// <summary>Returns the schemas of the classes that the created schemas refer to.</summary>
    public IReadOnlyDictionary<JavaTypeName, ClassSchema> CreateClasses()
    {
        while (_open.TryDequeue(out JavaTypeName? type))
        {
            _uses = [];
            OpenApiSchema schema = CreateClass(type, service.FindType(type.Name)!, service.Description.Find(type.Name));
            _classes.Add(type, new ClassSchema(schema, _uses));
        }

        return _classes;
    }

    private IOpenApiSchema Create(JavaTypeName type, Nullability nullability)
    {
        bool isNullable = nullability.Next() && !type.IsPrimitive;
        IOpenApiSchema schema = CreateNotNull(type, nullability);
        return isNullable ? OrNull(schema) : schema;
    }

    private IOpenApiSchema CreateNotNull(JavaTypeName type, Nullability nullability)
    {
        if (type.Erasure is "byte[]" or "char[]")
        {
            nullability.Skip(1);
            return type.Name == "byte" ? Base64() : new OpenApiSchema { Type = JsonSchemaType.String };
        }

        if (type.Dimensions > 0)
            return ArrayOf(Create(type.Element, nullability));
        if (ScalarSchemas.Find(type.Name, service.Options.NumberStrings) is { } scalar)
            return scalar;
        if (JavaCollections.IsCollection(type.Name))
            return ArrayOf(Create(type.Argument(0), type.Arguments.Count > 0 ? nullability : Nullability.Unknown()));
        if (JavaCollections.IsMap(type.Name))
            return CreateMap(type, type.Arguments.Count > 0 ? nullability : Nullability.Unknown());
        nullability.Skip(type.Arguments.Sum(Nullability.CountParts));
        if (type.Name == "java.util.BitSet")
            return ArrayOf(new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" });
        if (JavaHolders.Find(type) is { } holder)
            return CreateNotNull(holder.Held, Nullability.Unknown());
        return service.FindType(type.Name) is null ? Anything(type) : Refer(type);
    }

    // The format is that of earlier versions of OpenAPI, which generators of clients know.
    private static OpenApiSchema Base64() => new()
    {
        Type = JsonSchemaType.String,
        Format = "byte",
        Extensions = new Dictionary<string, IOpenApiExtension> { ["contentEncoding"] = new JsonNodeExtension("base64") },
    };

    private static OpenApiSchema Anything(JavaTypeName type) => type.Name == JavaTypeName.ObjectClass
        ? new OpenApiSchema()
        : new OpenApiSchema { Description = $"Any JSON that the provider can convert to {type}." };

    // A map whose keys are not texts is written as an array. An empty one is written as an object.
    private OpenApiSchema CreateMap(JavaTypeName type, Nullability nullability)
    {
        IOpenApiSchema key = Create(type.Argument(0), nullability);
        IOpenApiSchema value = Create(type.Argument(1), nullability);
        bool? isText = IsText(type.Argument(0));
        var named = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = value };
        if (isText == true)
            return named;
        OpenApiSchema entries = ArrayOf(new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["key"] = key, ["value"] = value },
            Required = new HashSet<string> { "key", "value" },
        });
        return new OpenApiSchema
        {
            AnyOf = [entries, isText is null ? named : new OpenApiSchema { Type = JsonSchemaType.Object, MaxProperties = 0 }],
        };
    }

    // Keys without a described type can be both.
    private bool? IsText(JavaTypeName key)
    {
        if (key.Dimensions > 0 || JavaCollections.IsCollection(key.Name) || JavaCollections.IsMap(key.Name))
            return false;
        if (ScalarSchemas.Find(key.Name, JsonNumberStrings.None) is not null)
            return true;
        return service.FindType(key.Name) is { } shape ? shape.Constants is not null : null;
    }

    private IOpenApiSchema Refer(JavaTypeName type)
    {
        if (Nullability.CountParts(type) > MaxParts)
            type = type with { Arguments = [] };
        if (!_known.Contains(type))
        {
            if (_known.Count == MaxClasses)
                return Anything(type);
            _known.Add(type);
            _open.Enqueue(type);
        }

        _uses.Add(type);
        return new OpenApiSchemaReference(nameOf(type), document);
    }

    private OpenApiSchema CreateClass(JavaTypeName type, JavaTypeShape shape, TypeDescription description)
    {
        if (shape.Constants is { } constants)
        {
            IEnumerable<string> notes = constants.Where(constant => description.Find(constant).Summary is not null)
                .Select(constant => $"- `{constant}`: {description.Find(constant).Summary}");
            return new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. constants.Select(constant => JsonValue.Create(constant))],
                Description = Join([description.Summary, Join(notes, "\n")], "\n\n"),
            };
        }

        OpenApiSchema own = CreateObject(type, shape, description);
        List<IOpenApiSchema> derived =
            [.. description.Subtypes.Where(name => service.FindType(name) is not null).Select(name => Refer(JavaTypeName.Parse(name)))];
        if (derived.Count == 0)
            return own;
        own.Description = null;
        return new OpenApiSchema
        {
            AnyOf = shape.IsAbstract ? derived : [.. derived, own],
            Description = Join([description.Summary, "In an argument, `class` is the Java class, unless it is this one."], "\n\n"),
        };
    }

    private OpenApiSchema CreateObject(JavaTypeName type, JavaTypeShape shape, TypeDescription description)
    {
        bool isDerived = service.Description.IsSubtype(type.Name);
        bool hasClasses = service.Options.IncludeClasses;
        var properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        if (isDerived || shape.IsAbstract || hasClasses)
        {
            var name = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The Java class." };
            if (isDerived && description.Subtypes.Count == 0)
                name.Const = type.Name;
            properties[ClassName] = name;
        }

        foreach (JavaFieldShape field in shape.Fields)
        {
            properties[field.Name] = Create(
                field.Type.Substitute(shape.TypeParameters, type.Arguments), description.Find(field.Name));
        }

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = properties,
            Required = isDerived && hasClasses ? new HashSet<string> { ClassName } : null,
            Description = description.Summary,
        };
    }

    private static IOpenApiSchema OrNull(IOpenApiSchema schema)
    {
        var none = new OpenApiSchema { Type = JsonSchemaType.Null };
        switch (schema)
        {
            case OpenApiSchema { Type: not null } typed:
                typed.Type |= JsonSchemaType.Null;
                return typed;
            case OpenApiSchema { AnyOf: { } possible }:
                possible.Add(none);
                return schema;
            case OpenApiSchema:
                return schema;
            default:
                return new OpenApiSchema { OneOf = [schema, none] };
        }
    }

    private static IOpenApiSchema Describe(IOpenApiSchema schema, string? summary)
    {
        if (summary is not null)
            schema.Description = summary;
        return schema;
    }

    private static string? Join(IEnumerable<string?> parts, string separator)
    {
        string text = string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? null : text;
    }
}

/// <summary>The schema of a class.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Uses">The classes that it refers to.</param>
internal sealed record ClassSchema(OpenApiSchema Schema, IReadOnlyList<JavaTypeName> Uses);
