using System.Text.Json;

namespace DubboNet.AspNetCore.Tests.Console;

/// <summary>Tests templates of definitions that a hostile provider has published.</summary>
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

    private static string Create(ServiceDefinition definition)
    {
        var service = new JsonService(new ServiceKey(definition.Interface), definition);
        return ArgumentTemplate.Create(service.Methods.Single(), service.FindType);
    }
}
