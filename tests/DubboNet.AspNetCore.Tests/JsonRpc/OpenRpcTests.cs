using System.Text.Json.Nodes;
using DubboNet.AspNetCore.Tests.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>Tests the documents of OpenRPC that endpoints return.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OpenRpcTests
{
    private const string Discover = """{"jsonrpc":"2.0","method":"rpc.discover","id":1}""";

    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await WebServer.StartAsync(
        services => services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<ICatalog, Catalog>().MapDubboService<IInventory, Inventory>(),
        application => application.MapDubboJsonRpc("/rpc"));

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("/rpc", "com.acme.Catalog.find", "com.acme.Inventory.price")]
    [TestCase("/rpc/com.acme.Catalog", "find", "close")]
    public async Task Document_is_valid(string path, params string[] methods)
    {
        JsonNode document = await DiscoverAsync(path);
        string file = await NodeScripts.WriteAsync($"openrpc{methods.Length}{path.Length}.json", document.ToJsonString());

        (int code, string output) = await NodeScripts.RunAsync("validate-openrpc.mjs", file);

        Assert.That(code, Is.Zero, output);
        Assert.That(document["methods"]!.AsArray().Select(method => (string?)method!["name"]), Is.Unique.And.SupersetOf(methods));
    }

    [Test]
    public async Task Method_is_described()
    {
        JsonNode document = await DiscoverAsync("/rpc/com.acme.Catalog");
        JsonNode find = document["methods"]!.AsArray().Single(method => (string?)method!["name"] == "find")!;

        Assert.That((string?)find["summary"], Is.EqualTo("Finds a product by its code."));
        Assert.That(find["params"]!.AsArray().Select(parameter => (string?)parameter!["name"]), Is.EqualTo(["code", "kinds"]));
        Assert.That((bool?)find["params"]![0]!["required"], Is.True);
        Assert.That(find["result"]!["schema"]!.ToJsonString(), Does.Contain("#/components/schemas/Product"));
        Assert.That(find["errors"]![0]!.ToJsonString(), Does.Contain("com.acme.MissingException"));
    }

    [Test]
    public async Task Result_is_that_of_the_document()
    {
        JsonNode document = await DiscoverAsync("/rpc/com.acme.Catalog");
        int index = document["methods"]!.AsArray().Select(method => (string?)method!["name"]).ToList().IndexOf("find");
        JsonNode found = await CallAsync(
            "/rpc/com.acme.Catalog", """{"jsonrpc":"2.0","method":"find","params":{"code":"A"},"id":1}""");
        var values = new JsonArray(
            new JsonObject { ["pointer"] = $"/methods/{index}/result/schema", ["value"] = found.DeepClone(), ["valid"] = true },
            new JsonObject { ["pointer"] = $"/methods/{index}/result/schema", ["value"] = "a", ["valid"] = false });
        string file = await NodeScripts.WriteAsync("openrpc.json", document.ToJsonString());
        string valuesFile = await NodeScripts.WriteAsync("openrpc-values.json", values.ToJsonString());

        (int code, string output) = await NodeScripts.RunAsync("validate-values.mjs", file, valuesFile);

        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task Unknown_service_has_no_document()
    {
        using HttpResponseMessage response = await _server.PostAsync("/rpc/com.acme.Other", Discover);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("-32601"));
    }

    private Task<JsonNode> DiscoverAsync(string path) => CallAsync(path, Discover);

    private async Task<JsonNode> CallAsync(string path, string request)
    {
        using HttpResponseMessage response = await _server.PostAsync(path, request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("\"result\""));
        return JsonNode.Parse(text)!["result"]!;
    }
}
