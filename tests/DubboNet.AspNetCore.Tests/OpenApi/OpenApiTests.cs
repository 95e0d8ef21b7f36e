using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.OpenApi;

/// <summary>Tests the OpenAPI document of contracts' endpoints.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OpenApiTests
{
    private const string Everything = """
        {"code":"A","active":true,"known":null,"tiny":-128,"small":32767,"count":1,"least":2,"number":"9223372036854775807","ratio":"NaN",
        "price":1.50,"big":"123456789012345678901234567890","letter":"b","made":"2026-01-31T08:00:00.123Z","sold":"2026-02-28",
        "opens":"08:30:00","closed":"2026-01-31T08:00:00","lasts":"PT-1.5S","id":"01234567-89ab-cdef-0123-456789abcdef","photo":"AAH/",
        "kind":"BIG_TOOL","other":"FOOD","tags":["x",null],"sizes":[1,2],"byNumber":{"1":"one"},"byKind":{"FOOD":{"x":1,"y":2}},
        "byPoint":[{"key":{"x":1,"y":2},"value":"p"}],"parent":{"code":"P","byPoint":{},"letter":"c"},
        "shape":{"class":"com.acme.Circle","name":"c","radius":3}}
        """;

    // Paths, verbs, bodies and statuses of calls whose requests and responses must be those of the document.
    private static readonly (string Path, string? Body, int Status)[] Calls =
    [
        ("/catalog/echo", $$"""{"product":{{Everything}}}""", 200),
        ("/catalog/echo", """{"product":{}}""", 200),
        ("/catalog/pack", """{"box":{"items":[{"code":"A"}],"named":{"a":{}}}}""", 200),
        ("/catalog/draw", """{"shape":{"class":"com.acme.Square","side":1}}""", 200),
        ("/catalog/any", """{"value":{"a":[1,"b",null]}}""", 200),
        ("/catalog/any", """{}""", 200),
        ("/catalog/count", """{"names":[{"key":{"x":1,"y":2},"value":"a"}],"least":null}""", 200),
        ("/catalog/count", """{"names":{}}""", 200),
        ("/catalog/find", """{"code":"none"}""", 200),
        ("/catalog/find", """{"code":"A","kinds":["FOOD","BIG_TOOL"]}""", 200),
        ("/catalog/find", """{"code":"missing"}""", 404),
        ("/catalog/find", """{"code":"closed"}""", 422),
        ("/catalog/close", null, 204),
        ("/texts/find", """{"code":"A"}""", 200),
        ("/texts/draw", """{"shape":{"class":"com.acme.Square","side":1}}""", 200),
        ("/inventory/price", """{"key":"a"}""", 200),
        ("/inventory/price", """{"key":7}""", 200),
        ("/inventory/price", """{"key":"a","other":"b"}""", 200),
        ("/inventory/cycle", null, 500),
    ];

    // Bodies that the endpoints refuse. They must not be those of the document.
    private static readonly (string Path, string Body)[] Refused =
    [
        ("/catalog/echo", """{"product":{"tiny":128}}"""),
        ("/catalog/echo", """{"product":{"number":"x"}}"""),
        ("/catalog/echo", """{"product":{"letter":"ab"}}"""),
        ("/catalog/echo", """{"product":{"kind":"HUGE"}}"""),
        ("/catalog/echo", """{"product":{"sold":"31.1.2026"}}"""),
        ("/catalog/echo", """{"product":{"count":null}}"""),
        ("/catalog/echo", """{"product":{"byKind":{"FOOD":[]}}}"""),
        ("/catalog/echo", """{"product":{"parent":{"id":"1"}}}"""),
        ("/catalog/count", """{"names":{"a":"b"}}"""),
        ("/catalog/count", """{"names":{},"least":"x"}"""),
        ("/inventory/put", """{"item":{}}"""),
        ("/catalog/find", """{"code":"A","color":1}"""),
        ("/inventory/count", """{"skus":[]}"""),
        ("/inventory/price", """{"key":true}"""),
        ("/catalog/pack", """{"box":{"items":[{"code":1}]}}"""),
    ];

    private WebServer _server = null!;
    private JsonNode _document = null!;
    private string _file = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await WebServer.StartAsync(
            services =>
            {
                services.AddOpenApi(options => options.AddDubbo());
                services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
                    .MapDubboService<ICatalog, Catalog>().MapDubboService<IInventory, Inventory>();
            },
            application =>
            {
                application.MapOpenApi();
                application.MapGet("/other", () => TypedResults.NoContent());
                application.MapDubboHttp<ICatalog>("/catalog", options =>
                {
                    options.RequestHeaders["X-Tenant"] = "tenant";
                    options.ResponseHeaders["server"] = "X-Server";
                    options.ExceptionStatusCodes["com.acme.MissingException"] = 404;
                    options.ExceptionStatusCodes["java.lang.SecurityException"] = 403;
                });
                application.MapDubboHttp<ICatalog>("/texts", options =>
                {
                    options.NumberStrings = JsonNumberStrings.All;
                    options.IncludeClasses = true;
                });
                application.MapDubboHttp<IInventory>("/inventory");
                application.MapDubboHttp<IInventory>("/tenants/{tenant}/inventory").WithTags("Own");
            });
        string text = await _server.Client.GetStringAsync("/openapi/v1.json").Within();
        _document = JsonNode.Parse(text)!;
        _file = await NodeScripts.WriteAsync("openapi.json", text);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Document_is_valid()
    {
        (int code, string output) = await NodeScripts.RunAsync("validate-openapi.mjs", _file);

        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task Requests_and_responses_are_those_of_the_document()
    {
        var values = new JsonArray();
        foreach ((string path, string? body, int status) in Calls)
        {
            using HttpResponseMessage response = await _server.PostAsync(path, body ?? "");
            string text = await response.Content.ReadAsStringAsync();
            Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{path} {text}");
            if (body is not null)
                values.Add(Value(path, "requestBody", "application/json", body, isValid: true));
            string? type = response.Content.Headers.ContentType?.MediaType;
            if (type is not null)
                values.Add(Value(path, $"responses/{status}", type, text, isValid: true));
            else
                Assert.That(Operation(path)["responses"]![$"{status}"]!.AsObject().ContainsKey("content"), Is.False);
        }

        foreach ((string path, string body) in Refused)
        {
            using HttpResponseMessage response = await _server.PostAsync(path, body);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{path} {body}");
            values.Add(Value(path, "requestBody", "application/json", body, isValid: false));
        }

        string file = await NodeScripts.WriteAsync("values.json", values.ToJsonString());
        (int code, string output) = await NodeScripts.RunAsync("validate-values.mjs", _file, file);

        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task Generated_client_calls_the_endpoints()
    {
        await RunAsync("node_modules/openapi-typescript/bin/cli.js", _file, "-o", "client-types.d.ts");
        await RunAsync(
            "node_modules/typescript/lib/tsc.js", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "node", "client.ts");

        string output = await RunAsync("client.js", _server.Client.BaseAddress!.ToString());

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(output), JsonNode.Parse("""
            {"kind":"BIG_TOOL","number":"9223372036854775807","read":"BIG_TOOL","radius":3,"first":1,
            "exception":"com.acme.MissingException","status":404,"closed":204}
            """)), output);
    }

    private static async Task<string> RunAsync(string script, params string[] arguments)
    {
        (int code, string output) = await NodeScripts.RunAsync(script, arguments);
        Assert.That(code, Is.Zero, output);
        return output;
    }

    [Test]
    public void Operations_have_names_tags_and_parameters()
    {
        JsonNode own = Operation("/tenants/{tenant}/inventory/find");
        string[] ids = [.. Operations().Select(operation => (string?)operation["operationId"]).OfType<string>()];

        Assert.That(ids, Is.Unique.And.SupersetOf((string[])["catalog_find", "catalog_find_get", "inventory_price"]));
        Assert.That(ids, Has.Length.EqualTo(Operations().Count() - 1));
        Assert.That(Operation("/catalog/find")["tags"]!.ToJsonString(), Is.EqualTo("""["Catalog"]"""));
        Assert.That(own["tags"]!.ToJsonString(), Is.EqualTo("""["Own"]"""));
        Assert.That(own["parameters"]!.AsArray().Select(parameter => $"{parameter!["in"]} {parameter["name"]}"), Is.EqualTo(
            ["path tenant", "header Request-Timeout"]));
        Assert.That(Operation("/catalog/find", "get")["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]), Is.EqualTo(
            ["Request-Timeout", "X-Tenant", "code", "kinds"]));
        Assert.That((string?)Operation("/catalog/find")["responses"]!["404"]!["description"], Does.Contain("com.acme.MissingException"));
    }

    [Test]
    public void Documentation_comments_and_nullability_are_included()
    {
        JsonNode find = Operation("/catalog/find");
        JsonNode body = find["requestBody"]!["content"]!["application/json"]!["schema"]!;
        JsonNode schemas = _document["components"]!["schemas"]!;
        JsonNode product = schemas["Product"]!;

        Assert.That((string?)find["summary"], Is.EqualTo("Finds a product by its code."));
        Assert.That(body["required"]!.ToJsonString(), Is.EqualTo("""["code"]"""));
        Assert.That((string?)body["properties"]!["code"]!["description"], Is.EqualTo("The code & its \"check\" digit."));
        Assert.That((string?)body["properties"]!["code"]!["type"], Is.EqualTo("string"));
        Assert.That(body["properties"]!["kinds"]!["type"]!.AsArray().Select(type => (string?)type), Is.EquivalentTo(["array", "null"]));
        Assert.That((string?)find["responses"]!["200"]!["description"], Is.EqualTo("The product, or null."));
        Assert.That((string?)find["responses"]!["404"]!["description"], Does.Contain(
            "`com.acme.MissingException`: The catalog has `no` such product."));
        Assert.That((string?)find["responses"]!["422"]!["description"], Does.Contain("`com.acme.ClosedException`: The catalog is closed."));
        Assert.That((string?)Operation("/catalog/count")["responses"]!["422"]!["description"], Does.Contain("java.io.IOException"));
        Assert.That((string?)product["description"], Is.EqualTo("A thing to sell."));
        Assert.That((string?)product["properties"]!["kind"]!["description"], Is.EqualTo("The kind."));
        Assert.That((string?)schemas["Kind"]!["description"], Is.EqualTo("What a product is.\n\n- `FOOD`: For eating."));
        Assert.That(_document["tags"]!.ToJsonString(), Does.Contain("""{"name":"Catalog","description":"Keeps Product objects."}"""));
    }

    [Test]
    public void Schemas_have_simple_names_and_numbers_for_other_forms()
    {
        string[] names = [.. _document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)];

        Assert.That(names, Is.SupersetOf((string[])["Product", "Product2", "BoxOfProduct", "BoxOfProduct2", "Kind", "PageOfItem"]));
        Assert.That(names, Has.None.EqualTo("Kind2"));
    }

    private IEnumerable<JsonNode> Operations() =>
        _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private JsonNode Operation(string path, string verb = "post") => _document["paths"]![path]![verb]!;

    private static JsonObject Value(string path, string place, string type, string json, bool isValid) => new()
    {
        ["pointer"] = $"/paths/{Escape(path)}/post/{place}/content/{Escape(type)}/schema",
        ["value"] = JsonNode.Parse(json),
        ["valid"] = isValid,
    };

    private static string Escape(string name) => name.Replace("/", "~1", StringComparison.Ordinal);
}
