using DubboNet.Registry.Metadata;

namespace DubboNet.Tests.Registry;

/// <summary>Tests what a catalog finds in a registry.</summary>
public sealed class ServiceCatalogTests
{
    private const string Stock = "com.acme.Stock";

    private readonly InMemoryRegistry _registry = new("memory://a");

    [Test]
    public async Task Services_of_both_levels_are_one_list()
    {
        await RegisterAsync($"dubbo://a:20880/{Stock}?application=depot&group=blue&interface={Stock}");
        await RegisterAsync($"dubbo://b:20880/{Stock}?application=store&interface={Stock}&version=1.0");
        await RegisterAsync("dubbo://a:1/com.acme.Idle?interface=com.acme.Idle");
        await _registry.UnregisterAsync(DubboUrl.Parse("dubbo://a:1/com.acme.Idle?interface=com.acme.Idle"), default);
        await RegisterInstanceAsync("c");

        IReadOnlyList<CatalogService> services = await new ServiceCatalog(_registry).ListAsync();

        Assert.That(
            services.Select(service => $"{service.Key} at {string.Join(", ", service.Providers.Select(url => $"{url.Host}:{url.Port}"))}"),
            Is.EqualTo(
            [
                "com.acme.Idle at ", "com.acme.Orders at c:20880", $"{Stock}:1.0 at b:20880", $"blue/{Stock} at a:20880",
            ]));
    }

    [Test]
    public async Task Interface_is_found_at_both_levels()
    {
        await RegisterAsync("dubbo://a:20880/com.acme.Orders?application=old&interface=com.acme.Orders");
        await RegisterInstanceAsync("c");
        await _registry.AddApplicationAsync("com.acme.Orders", Instances.Application, default);

        CatalogService service = (await new ServiceCatalog(_registry).FindAsync("com.acme.Orders")).Single();
        IReadOnlyList<CatalogService> none = await new ServiceCatalog(_registry).FindAsync("com.acme.Other");

        Assert.That(service.Providers.Select(url => url.Host), Is.EqualTo(["a", "c"]));
        Assert.That(service.Applications, Is.EqualTo(["old"]));
        Assert.That(none, Is.Empty);
    }

    [Test]
    public async Task Definition_of_any_application_is_read()
    {
        const string Json = """{"canonicalName":"com.acme.Stock","methods":[{"name":"count","parameterTypes":[],"returnType":"int"}]}""";
        await _registry.SetMetadataAsync("store", Stock, Json, default);
        var service = new CatalogService(
            Stock, "", "",
            [
                DubboUrl.Parse($"dubbo://a:1/{Stock}?application=depot"), DubboUrl.Parse($"dubbo://b:1/{Stock}?application=store"),
            ]);

        ServiceDefinition? definition = await new ServiceCatalog(_registry).GetDefinitionAsync(service);

        Assert.That(definition?.Methods.Single().Name, Is.EqualTo("count"));
    }

    [Test]
    public async Task Silent_registry_ends_with_the_timeout()
    {
        _registry.SetDown(true);
        var catalog = new ServiceCatalog(_registry, new DubboChannelOptions { Timeout = TimeSpan.FromMilliseconds(20) });

        DubboRegistryException? thrown = await Assert.ThrowsAsync<DubboRegistryException>(() => catalog.FindAsync(Stock));

        Assert.That(thrown?.Message, Does.StartWith("memory://a did not respond within 00:00:00.0200000."));
    }

    [Test]
    public async Task Application_whose_metadata_are_missing_is_logged()
    {
        await RegisterInstanceAsync("c");
        await _registry.RegisterInstanceAsync(Instances.CreateRemote("d", "lost"), default);
        using var log = new LogWatch();

        IReadOnlyList<CatalogService> services =
            await new ServiceCatalog(_registry, new DubboChannelOptions { LoggerFactory = log }).ListAsync();

        Assert.That(services.Single().Providers.Select(url => url.Host), Is.EqualTo(["c"]));
        Assert.That(
            log.Named("MetadataUnavailable").Single().Text, Does.StartWith("The services of depot at d:20880 are not known. "));
    }

    // Dubbo 2.7 writes the type of a member as an object or as a reference, and Dubbo 3 as text.
    [TestCase(
        """{"type":"com.acme.Item","properties":{"sku":{"type":"java.lang.String"},"color":{"$ref":"$.types[1]"},"""
        + """ "size":{"$ref":"$.types[0].properties.sku"}}}""")]
    [TestCase("""{"type":"com.acme.Item","properties":{"sku":"java.lang.String","color":"com.acme.Color","size":"java.lang.String"}}""")]
    public void Definition_has_methods_and_classes(string item)
    {
        const string Methods =
            """[{"name":"find","parameterTypes":["java.util.List<java.lang.Long>","int"],"returnType":"com.acme.Item"}]""";
        string types = $$"""[{{item}},{"type":"com.acme.Color","enums":["RED"],"properties":null},{"$ref":"$.types[0]"}]""";
        string json = $$"""{"canonicalName":"com.acme.Stock","methods":{{Methods}},"types":{{types}} }""";

        Assert.That(ServiceDefinition.TryParse(json, out ServiceDefinition? definition));
        ServiceMethodDefinition method = definition!.Methods.Single();
        Assert.Multiple(() =>
        {
            Assert.That(definition.Interface, Is.EqualTo(Stock));
            Assert.That(
                (method.Name, string.Join(';', method.ParameterTypes), method.ReturnType),
                Is.EqualTo(("find", "java.util.List<java.lang.Long>;int", "com.acme.Item")));
            Assert.That(
                definition.Types["com.acme.Item"].Properties.Select(property => $"{property.Value} {property.Key}"),
                Is.EqualTo(["java.lang.String sku", "com.acme.Color color", "java.lang.String size"]));
            Assert.That(definition.Types["com.acme.Color"].Constants, Is.EqualTo(["RED"]));
        });
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("""{"canonicalName":"com.acme.Stock"}""")]
    [TestCase("""{"canonicalName":"com.acme.Stock","methods":[{"name":"a","parameterTypes":[1]}]}""")]
    public void Other_JSON_is_no_definition(string json) => Assert.That(ServiceDefinition.TryParse(json, out _), Is.False);

    private Task RegisterAsync(string url) => _registry.RegisterAsync(DubboUrl.Parse(url), default);

    private async Task RegisterInstanceAsync(string host)
    {
        ApplicationMetadata metadata = Instances.Describe(interfaceName: "com.acme.Orders");
        await _registry.SetMetadataAsync(Instances.Application, metadata.Revision, metadata.ToJson(), default);
        await _registry.RegisterInstanceAsync(Instances.CreateRemote(host, metadata.Revision), default);
    }
}
