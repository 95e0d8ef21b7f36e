using Microsoft.OpenApi;

namespace DubboNet.AspNetCore.Tests.OpenApi;

/// <summary>Tests the schemas of classes of the Java platform, whose JSON has a form of its own.</summary>
public sealed class JavaSchemasTests
{
    [TestCase("java.lang.StringBuilder", JsonSchemaType.String | JsonSchemaType.Null)]
    [TestCase("java.net.URI", JsonSchemaType.String | JsonSchemaType.Null)]
    [TestCase("java.time.Period", JsonSchemaType.String | JsonSchemaType.Null)]
    [TestCase("java.util.BitSet", JsonSchemaType.Array | JsonSchemaType.Null)]
    [TestCase("java.util.concurrent.atomic.AtomicBoolean", JsonSchemaType.Boolean | JsonSchemaType.Null)]
    [TestCase("java.util.concurrent.atomic.AtomicIntegerArray", JsonSchemaType.Array | JsonSchemaType.Null)]
    [TestCase("java.util.concurrent.atomic.AtomicReference<java.lang.String>", JsonSchemaType.String | JsonSchemaType.Null)]
    public void Schema_has_the_type_of_the_JSON(string type, JsonSchemaType expected)
    {
        var definition = new ServiceDefinition("com.acme.Shop", [], new Dictionary<string, ServiceTypeDefinition>());
        var service = new DescribedService(new ServiceKey("com.acme.Shop"), definition, ContractDescription.Empty, new DubboHttpOptions());
        var schemas = new JavaSchemas(service, name => name.Name, null);
        Assert.That(schemas.Create(JavaTypeName.Parse(type), ValueDescription.Empty).Type, Is.EqualTo(expected));
    }
}
