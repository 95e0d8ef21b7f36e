using System.Text.Json;
using DubboNet.Hessian;
using DubboNet.Hosting.Tests.Application;

namespace DubboNet.Hosting.Tests;

/// <summary>The registration of a provider without a host.</summary>
[Property("Feature", "80")]
public sealed class RegistrationTests
{
    private static readonly DubboMethod<string, object> GetMetadataInfo = new(
        new ServiceKey("org.apache.dubbo.metadata.MetadataService", "1.0.0", "shop"),
        "getMetadataInfo",
        "Ljava/lang/String;",
        DubboArguments.CreateFormatter(HessianFormatters.String),
        HessianFormatters.Object);

    [Test]
    public async Task Instance_has_the_metadata_that_Java_reads()
    {
        await using var registry = new MemoryRegistry();
        await using var registration = new DubboRegistration("shop", [ContractService.Create<IPricing>(new Pricing())]);
        registration.AddRegistry(registry);
        await registration.RegisterAsync("10.0.0.5", 20880);
        ServiceInstance instance = registry.Instances.Single();
        Assert.That((instance.Application, instance.Host, instance.Port), Is.EqualTo(("shop", "10.0.0.5", 20880)));
        Assert.That(instance.Metadata, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["dubbo.endpoints"] = """[{"port":20880,"protocol":"dubbo"}]""",
            ["dubbo.metadata.revision"] = registration.Revision!,
            ["dubbo.metadata.storage-type"] = "local",
            ["dubbo.metadata-service.url-params"] =
                """{"dubbo":"2.0.2","port":"20880","prefer.serialization":"hessian2","protocol":"dubbo","version":"1.0.0"}""",
            ["timestamp"] = registry.Urls.Single().Parameters["timestamp"],
        }));
    }

    [Test]
    public async Task Remote_metadata_is_in_the_registry_under_its_revision()
    {
        await using var registry = new MemoryRegistry();
        await using var registration = new DubboRegistration("shop", [ContractService.Create<IPricing>(new Pricing())]);
        registration.AddRegistry(registry, metadataType: DubboMetadataType.Remote);
        await registration.RegisterAsync("10.0.0.5", 20880);
        Assert.That(registry.Instances.Single().Metadata, Does.ContainKey("dubbo.metadata.storage-type").WithValue("remote"));
        Assert.That(registry.Instances.Single().Metadata, Does.Not.ContainKey("dubbo.metadata-service.url-params"));
        using var json = JsonDocument.Parse(registry.Metadata[$"shop/{registration.Revision}"]);
        JsonElement service = json.RootElement.GetProperty("services").GetProperty("com.acme.Pricing:1.0.0:dubbo");
        Assert.That(
            service.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "name", "params", "path", "port", "protocol", "version" }));
        Assert.That(service.GetProperty("params").GetProperty("methods").GetString(), Is.EqualTo("price"));
        Assert.That(registry.Operations, Is.EqualTo(new[]
        {
            "register com.acme.Pricing:1.0.0", "map com.acme.Pricing to shop", "write metadata of shop", "register instance shop",
        }));
    }

    [Test]
    [Property("Rule", "W51")]
    public async Task Change_of_a_parameter_gives_a_new_revision_and_the_old_one_remains_available()
    {
        await using var registry = new MemoryRegistry();
        DubboService pricing = ContractService.Create<IPricing>(new Pricing());
        await using var registration = new DubboRegistration("shop", [pricing]);
        registration.AddRegistry(registry);
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new(System.Net.IPAddress.Loopback, 0) }, [pricing, registration.MetadataService]);
        server.Start();
        await registration.RegisterAsync("127.0.0.1", server.LocalEndPoint.Port);
        (string first, DubboUrl url) = (registration.Revision!, registry.Urls.Single());
        await registration.SetParametersAsync([new("weight", "7")]);
        Assert.That(registration.Revision, Is.Not.EqualTo(first));
        Assert.That(registry.Urls.Single(), Is.EqualTo(url.WithParameters(new KeyValuePair<string, string?>("weight", "7"))));
        Assert.That(registry.Instances.Single().Metadata["dubbo.metadata.revision"], Is.EqualTo(registration.Revision));
        await using var channel = new DubboChannel(server.LocalEndPoint);
        foreach (string revision in new[] { first, registration.Revision! })
            Assert.That(((HessianObject)await channel.InvokeAsync(GetMetadataInfo, revision))["revision"], Is.EqualTo(revision));
        await registration.SetParametersAsync([new("weight", null)]);
        Assert.That((registration.Revision, registry.Urls.Single()), Is.EqualTo((first, url)));
    }

    [TestCase(60, true)]
    [TestCase(301, false)]
    [Property("Rule", "W51")]
    public async Task Old_revision_remains_available_for_five_minutes(int seconds, bool isAvailable)
    {
        var clock = new Clock();
        DubboService pricing = ContractService.Create<IPricing>(new Pricing());
        await using var registration = new DubboRegistration("shop", [pricing], new DubboRegistrationOptions { TimeProvider = clock });
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new(System.Net.IPAddress.Loopback, 0) }, [pricing, registration.MetadataService]);
        server.Start();
        await registration.RegisterAsync("127.0.0.1", server.LocalEndPoint.Port);
        string first = registration.Revision!;
        await registration.SetParametersAsync([new("weight", "7")]);
        clock.Ahead = TimeSpan.FromSeconds(seconds);
        await using var channel = new DubboChannel(server.LocalEndPoint);
        Assert.That(await channel.InvokeAsync(GetMetadataInfo, first), isAvailable ? Is.Not.Null : Is.Null);
    }

    [Test]
    public async Task Value_that_a_URL_cannot_contain_changes_nothing()
    {
        await using var registry = new MemoryRegistry();
        await using var registration = new DubboRegistration("shop", [ContractService.Create<IPricing>(new Pricing())]);
        registration.AddRegistry(registry);
        await registration.RegisterAsync("10.0.0.5", 20880);
        ArgumentException error = await FailAsync<ArgumentException>(registration.SetParametersAsync([new("x", "a&b")]));
        Assert.That(error.Message, Does.Contain("The parameter x has the value 'a&b'"));
        await registration.RegisterAsync("10.0.0.5", 20880);
        Assert.That(registry.Urls.Single().GetParameter("x"), Is.Null);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }
}
