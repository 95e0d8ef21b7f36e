using System.Text.Json;

namespace DubboNet.AspNetCore.Tests.Console;

/// <summary>Tests templates, also of definitions that a hostile provider has published.</summary>
public sealed class ArgumentTemplateTests
{
    [Test]
    public void Template_of_many_classes_within_classes_is_bounded()
    {
        // Each class has a field of each class, so all combinations would never end.
        string[] names = [.. Enumerable.Range(0, 100).Select(number => $"com.acme.Type{number}")];
        KeyValuePair<string, string>[] fields = [.. names.Select((name, number) => KeyValuePair.Create($"field{number}", name))];
        var types = names.ToDictionary(name => name, name => new ServiceTypeDefinition(name, fields, []));
        var definition = new ServiceDefinition(
            "com.acme.Hostile", [new ServiceMethodDefinition("find", [names[0], names[1]], "void")], types);

        string template = Create(definition);

        using var json = JsonDocument.Parse(template);
        Assert.That(json.RootElement.GetArrayLength(), Is.EqualTo(2));
        Assert.That(template.Length, Is.LessThan(50_000));
    }

    [Test]
    public void Template_of_nested_lists_is_bounded()
    {
        string type = string.Concat(Enumerable.Repeat("java.util.List<", 1000)) + "int" + new string('>', 1000);
        var definition = new ServiceDefinition(
            "com.acme.Hostile", [new ServiceMethodDefinition("find", [type], "void")], new Dictionary<string, ServiceTypeDefinition>());

        Assert.That(Create(definition).Length, Is.LessThan(1000));
    }

    [TestCase("java.lang.String", "\"\"")]
    [TestCase("java.lang.Boolean", "false")]
    [TestCase("java.math.BigDecimal", "0")]
    [TestCase("java.util.Date", "\"2026-01-31T08:00:00Z\"")]
    [TestCase("java.time.Period", "\"P1Y2M3D\"")]
    [TestCase("java.time.Year", "\"2026\"")]
    [TestCase("java.net.URI", "\"http://host/path\"")]
    [TestCase("java.util.Map<java.time.LocalDate,int>", "{\"2026-01-31\":0}")]
    [TestCase("java.util.Map<java.lang.Object,boolean>", "{\"key\":false}")]
    [TestCase("java.util.Map<byte[],int>", "[]")]
    public void Template_is_an_argument_of_the_type(string type, string expected)
    {
        var definition = new ServiceDefinition(
            "com.acme.Shop", [new ServiceMethodDefinition("find", [type], "void")], new Dictionary<string, ServiceTypeDefinition>());
        using var json = JsonDocument.Parse(Create(definition));
        Assert.That(JsonSerializer.Serialize(json.RootElement[0]), Is.EqualTo(expected));
        var service = new JsonService(new ServiceKey(definition.Interface), definition);
        Assert.That(service.Prepare(service.Find("find"), json.RootElement).IsGeneric, Is.False);
    }

    private static string Create(ServiceDefinition definition)
    {
        var service = new JsonService(new ServiceKey(definition.Interface), definition);
        return ArgumentTemplate.Create(service.Methods.Single(), service.FindType);
    }
}
