using DubboNet.Hessian;
using DubboNet.Hosting.Tests.Application;

namespace DubboNet.Hosting.Tests;

[Property("Feature", "53")]
[Property("Rule", "W51")]
public sealed class MetadataTests
{
    /// <summary>A request of Java 3.3 has path, version and group, but no interface.</summary>
    private const string Captured = "tests/DubboNet.Interop.Tests/Fixtures/metadata-3.3.tsv";

    private static readonly DubboMethod<string, object> GetMetadataInfo = new(
        new ServiceKey("org.apache.dubbo.metadata.MetadataService", "1.0.0", "test-shop"),
        "getMetadataInfo",
        "Ljava/lang/String;",
        DubboArguments.CreateFormatter(HessianFormatters.String),
        HessianFormatters.Object);

    [Test]
    public async Task Metadata_service_lists_the_services_of_the_current_revision_without_a_token()
    {
        await using Shop shop = await Shop.StartAsync(
            providerSettings: """ "Token": "secret", "AdvertisedPort": 4711, "Services": { "Inventory": { "Group": "blue" } }, """);
        await using var channel = new DubboChannel(shop.Provider.EndPointOf());
        string revision = shop.Provider.Get<DubboProvider>().Registration!.Revision!;
        var info = (HessianObject)await channel.InvokeAsync(GetMetadataInfo, revision);
        Assert.That(
            (info.ClassName, info["app"], info["revision"]),
            Is.EqualTo(("org.apache.dubbo.metadata.MetadataInfo", "test-shop", (object)revision)));
        var services = (Dictionary<object, object?>)info["services"]!;
        Assert.That(services.Keys, Is.EquivalentTo(new[] { "blue/com.acme.Inventory:dubbo", "com.acme.Pricing:1.0.0:dubbo" }));
        var inventory = (HessianObject)services["blue/com.acme.Inventory:dubbo"]!;
        Assert.That(inventory.ClassName, Is.EqualTo("org.apache.dubbo.metadata.MetadataInfo$ServiceInfo"));
        Assert.That(
            new[]
            {
                inventory["name"], inventory["group"], inventory["version"], inventory["protocol"], inventory["port"], inventory["path"],
            },
            Is.EqualTo(new object?[] { "com.acme.Inventory", "blue", null, "dubbo", 4711, "com.acme.Inventory" }));
        var parameters = (Dictionary<object, object?>)inventory["params"]!;
        Assert.That(
            (parameters["methods"], parameters["prefer.serialization"], parameters["group"]), Is.EqualTo(("find,who", "hessian2", "blue")));
        Assert.That(await channel.InvokeAsync(GetMetadataInfo, "another"), Is.Null);
    }

    [TestCase("", null)]
    [TestCase(""" "MaxCallbacks": 3, """, "3")]
    [Property("Feature", "57")]
    [Property("Rule", "W73")]
    public async Task Metadata_name_the_callback_arguments(string settings, string? callbacks)
    {
        await using Shop shop = await Shop.StartAsync(provider => provider.MapDubboService<IAlerts, Alerts>(), providerSettings: settings);
        await using var channel = new DubboChannel(shop.Provider.EndPointOf());
        var info = (HessianObject)await channel.InvokeAsync(GetMetadataInfo, shop.Provider.Get<DubboProvider>().Registration!.Revision!);
        var alerts = (HessianObject)((Dictionary<object, object?>)info["services"]!)["com.acme.Alerts:dubbo"]!;
        var parameters = (Dictionary<object, object?>)alerts["params"]!;
        Assert.That(
            (parameters["watch.1.callback"], parameters["unwatch.1.callback"], parameters.GetValueOrDefault("callbacks")),
            Is.EqualTo(("true", "false", callbacks)));
        Assert.That(
            await channel.CreateClient<IAlerts>().WatchAsync("a", sku => Task.FromResult($"heard of {sku}")),
            Is.EqualTo("alert was heard of a"));
    }

    [Test]
    public async Task Request_that_Java_sent_gets_a_response()
    {
        string request = Repository.Read(Captured).Split('\n').Select(line => line.Split('\t')).First(
            field => field is ["metadata-hessian2", _, ">", _])[3];
        await using Shop shop = await Shop.StartAsync(provider => provider.Configure(options => options.ApplicationName = "frames-app"));
        using RawPeer java = await RawPeer.ConnectAsync(shop.Provider.EndPointOf());
        await java.SendAsync(Convert.FromHexString(request.Trim()));
        RawFrame answer = (await java.ReadFrameAsync())!;
        Assert.That(
            (answer.Status, answer.Values[0]),
            Is.EqualTo(((byte)DubboStatus.Ok, (object)5)),
            "the result is null because the request has another revision");
    }
}
