using System.Text.Json.Nodes;
using DubboNet.AspNetCore.Tests.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Gateway;

/// <summary>Tests the gateway with a ZooKeeper in which providers of Java are registered.</summary>
[Category("Java")]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class GatewayTests
{
    private const string Service = "/dubbo/com.example.frames.FrameService";

    private readonly List<IAsyncDisposable> _started = [];
    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        string address = await FrameRegistry.StartAsync(_started, "1.0", "2.0");
        _server = await WebServer.StartAsync(
            services =>
            {
                services.AddDubboRegistry(address);
                services.AddOpenApi(options => options.AddDubbo());
            },
            application =>
            {
                application.MapDubboGateway("/dubbo");
                application.MapOpenApi();
            });
        _started.Add(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (IAsyncDisposable started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
    }

    [Test]
    public async Task Services_of_the_registry_are_in_the_OpenAPI_document()
    {
        string text = await _server.Client.GetStringAsync("/openapi/v1.json").Within();
        string file = await NodeScripts.WriteAsync("gateway.json", text);

        (int code, string output) = await NodeScripts.RunAsync("validate-openapi.mjs", file);

        Assert.That(code, Is.Zero, output);
        JsonNode save = JsonNode.Parse(text)!["paths"]![$"{Service}/savePerson"]!["post"]!;
        Assert.That(save["requestBody"]!.ToJsonString(), Does.Contain("#/components/schemas/Person").And.Contain("arg0"));
        JsonNode version = save["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == "version")!;
        Assert.That(version["schema"]!["enum"]!.ToJsonString(), Is.EqualTo("""["1.0","2.0"]"""));
        Assert.That((bool?)version["required"], Is.True);
    }

    [TestCase("echo", """["Zoë"]""", "\"Zoë\"")]
    [TestCase("add", """{"arg0":1,"arg1":2}""", "3")]
    [TestCase("addLong", "[\"9007199254740993\",1]", "\"9007199254740994\"")]
    [TestCase("decimal", "[1.50]", "1.50")]
    [TestCase("color", "[\"GREEN\"]", "\"GREEN\"")]
    [TestCase("over", "[\"x\"]", null)]
    [TestCase("ids", """[{"a":[1,2]}]""", """{"a":[1,2]}""")]
    public async Task Service_of_the_registry_is_called_by_its_metadata(string method, string json, string? expected)
    {
        using HttpResponseMessage response = await _server.PostAsync($"{Service}/{method}?version=1.0", json);

        string text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        if (expected is not null)
            Assert.That(text, Is.EqualTo(expected));
    }

    [Test]
    public async Task Object_has_the_types_of_the_metadata()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            $"{Service}/savePerson?version=2.0", """[{"id":3,"balance":1.10,"color":"GREEN","ids":[5],"born":"2026-01-31T08:00:00Z"}]""");

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Does.Contain("\"balance\":1.10").And.Contain("\"color\":\"GREEN\"").And.Contain("\"ids\":[5]")
                .And.Contain("\"born\":\"2026-01-31T08:00:00Z\""));
    }

    [TestCase("/echo", "[\"a\"]", 400, "several services")]
    [TestCase("/echo?version=3.0", "[\"a\"]", 404, "No registry has such a service")]
    [TestCase("/eco?version=1.0", "[\"a\"]", 404, "Did you mean echo?")]
    [TestCase("/add?version=1.0", "[1,\"x\"]", 400, "$[1]")]
    [TestCase("/fail?version=1.0", "[\"checked\"]", 422, "exception")]
    public async Task Failure_is_described(string path, string json, int status, string text)
    {
        using HttpResponseMessage response = await _server.PostAsync(Service + path, json);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(text));
    }

    [TestCase("/dubbo/com.acme.Missing/find")]
    [TestCase("/dubbo/com%2Facme%3F/find")]
    public async Task Unknown_service_is_404(string path)
    {
        using HttpResponseMessage response = await _server.PostAsync(path, "[]");

        Assert.That((int)response.StatusCode, Is.EqualTo(404));
    }
}
