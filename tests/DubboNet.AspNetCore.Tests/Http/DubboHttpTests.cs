using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Http;

/// <summary>Tests HTTP endpoints of a contract that the application hosts.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class DubboHttpTests
{
    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await WebServer.StartInventoryAsync(application =>
    {
        application.MapDubboHttp<IInventory>("/api/inventory", options =>
        {
            options.RequestHeaders["X-Tenant"] = "tenant";
            options.ResponseHeaders["server"] = "X-Server";
            options.ExceptionStatusCodes["com.acme.OutOfStockException"] = 410;
            options.MaxBodySize = 4096;
            options.MaxDepth = 8;
        });
        application.MapDubboHttp<IInventory>("/plain", options => options.NumberStrings = JsonNumberStrings.None);
        application.MapDubboHttp<IInventory>("/strings", options =>
        {
            options.NumberStrings = JsonNumberStrings.All;
            options.IncludeClasses = true;
        });
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("find", """{"sku":"none"}""", "null")]
    [TestCase("find", """["none"]""", "null")]
    [TestCase("count", """{"skus":["a","b"],"factor":2}""", "4")]
    [TestCase("count", """[["a"],"TOP_LEFT",1]""", "11")]
    [TestCase("price", """{"key":"a"}""", "\"sku a\"")]
    [TestCase("price", """{"key":7}""", "\"number 7\"")]
    [TestCase("price", """["a","b"]""", "\"a and b\"")]
    [TestCase("page", """{"page":{"items":[{"sku":"a"}],"total":1}}""", null)]
    [TestCase("paint", """{"label":{"class":"com.acme.ColorLabel","text":"t","color":3}}""", """{"text":"t","color":3}""")]
    public async Task Arguments_are_by_name_or_in_order(string method, string json, string? expected)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/api/inventory/{method}", json);

        string text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        if (expected is not null)
            Assert.That(text, Is.EqualTo(expected));
        else
            Assert.That(text, Does.Contain("\"sku\":\"a\"").And.Contains("\"total\":1"));
    }

    [Test]
    public async Task Values_are_exact_in_both_directions()
    {
        const string Item = """
            {"sku":"Zoë 😀","number":"9007199254740993","price":"79228162514264337593543950335","made":"2026-01-31T08:00:00.123Z",
            "sold":"2026-02-28","id":"01234567-89ab-cdef-0123-456789abcdef","photo":"AAH/","shelf":"TOP_LEFT","names":{"1":"one"},
            "parts":[1,"9007199254740995"]}
            """;

        using HttpResponseMessage response = await _server.PostAsync("/api/inventory/put", $$"""{"item":{{Item}},"count":2}""");

        string text = await response.Content.ReadAsStringAsync();
        using var sent = JsonDocument.Parse(Item.Replace("740993", "740995", StringComparison.Ordinal));
        using var read = JsonDocument.Parse(text);
        Assert.That(JsonElement.DeepEquals(sent.RootElement, read.RootElement), text);
    }

    [TestCase("/api/inventory/find?sku=A-1", "\"number\":\"9007199254740993\"", "\"price\":1.50", "\"shelf\":\"TOP_LEFT\"")]
    [TestCase("/plain/find?sku=A-1", "\"number\":9007199254740993", "\"price\":1.50")]
    [TestCase("/strings/find?sku=A-1", "\"number\":\"9007199254740993\"", "\"price\":\"1.50\"", "\"class\":\"com.acme.Item\"")]
    [TestCase("/api/inventory/find?sku=none", "null")]
    [TestCase("/api/inventory/count?skus=a&skus=b&factor=1", "2")]
    [TestCase("/api/inventory/count?skus=a&shelf=TOP_LEFT&factor=1", "11")]
    public async Task Safe_method_accepts_GET(string url, params string[] parts)
    {
        string text = await _server.Client.GetStringAsync(url).Within();

        foreach (string part in parts)
            Assert.That(text, Does.Contain(part));
    }

    [Test]
    public async Task Method_that_is_not_safe_refuses_GET()
    {
        using HttpResponseMessage response = await _server.Client.GetAsync("/api/inventory/reset").Within();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(["POST"]));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    public async Task Void_has_no_content(string json)
    {
        using HttpResponseMessage response = await _server.PostAsync("/api/inventory/reset", json);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("find", """{"sku":""", 400, "$.sku")]
    [TestCase("find", """{"sku":1}""", 400, "$.sku")]
    [TestCase("find", """{"skuu":"a"}""", 400, "$.skuu")]
    [TestCase("find", """{"sku":"a","sku":"b"}""", 400, "$")]
    [TestCase("find", """{"sku":"\ud800"}""", 400, "$.sku")]
    [TestCase("find", "12", 400, "$")]
    [TestCase("count", """{"skus":["a",5],"factor":1}""", 400, "$.skus[1]")]
    [TestCase("count", """{"skus":[]}""", 400, "$.factor")]
    [TestCase("put", """{"item":{"shelf":"HIGH"},"count":1}""", 400, "$.item.shelf")]
    [TestCase("put", """{"item":{"names":{"x":"y"}},"count":1}""", 400, "key of $.item.names.x")]
    [TestCase("put", """{"item":[[[[[[[[[]]]]]]]]],"count":1}""", 400, "$.item[0][0][0][0][0][0][0]")]
    [TestCase("paint", """{"label":{"text":"t"}}""", 400, "$.label")]
    [TestCase("find", """["a","b"]""", 400, null)]
    [TestCase("price", """{"key":true}""", 400, null)]
    [TestCase("find", """{"sku":"broken"}""", 422, null)]
    [TestCase("find", """{"sku":"gone"}""", 410, null)]
    [TestCase("cycle", "{}", 500, null)]
    public async Task Failure_is_described(string method, string json, int status, string? path)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/api/inventory/{method}", json);

        string text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        using var problem = JsonDocument.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo(status));
            Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
            Assert.That(problem.RootElement.GetProperty("detail").GetString(), Is.Not.Empty);
            Assert.That(problem.RootElement.TryGetProperty("path", out JsonElement place) ? place.GetString() : null, Is.EqualTo(path));
            Assert.That(text, Does.Not.Contain("at DubboNet").And.Not.Contain("127.0.0.1"));
        });
    }

    [Test]
    public async Task Exception_has_its_class_and_message()
    {
        using HttpResponseMessage mapped = await _server.PostAsync("/api/inventory/find", """{"sku":"gone"}""");
        using HttpResponseMessage other = await _server.PostAsync("/strings/find", """{"sku":"gone"}""");

        using var problem = JsonDocument.Parse(await mapped.Content.ReadAsStringAsync());
        Assert.That(problem.RootElement.GetProperty("exception").GetString(), Is.EqualTo("com.acme.OutOfStockException"));
        Assert.That(problem.RootElement.GetProperty("detail").GetString(), Is.EqualTo("The item is gone."));
        Assert.That(((int)mapped.StatusCode, (int)other.StatusCode), Is.EqualTo((410, 422)));
    }

    [Test]
    public async Task Ambiguous_call_lists_the_overloads()
    {
        using HttpResponseMessage ambiguous = await _server.PostAsync("/api/inventory/price", """{"key":true}""");
        using HttpResponseMessage none = await _server.PostAsync("/api/inventory/price", "[1,2,3]");
        using var several = JsonDocument.Parse(await ambiguous.Content.ReadAsStringAsync());
        using var list = JsonDocument.Parse(await none.Content.ReadAsStringAsync());
        Assert.That(several.RootElement.GetProperty("candidates").GetArrayLength(), Is.EqualTo(2));
        Assert.That(
            list.RootElement.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetString()),
            Is.EqualTo((string[])
            [
                "java.lang.String price(java.lang.String key)", "java.lang.String price(long key)",
                "java.lang.String price(java.lang.String key, java.lang.String other)",
            ]));
    }

    [Test]
    public async Task Timeout_of_the_request_is_the_deadline_of_the_call()
    {
        using HttpResponseMessage late = await _server.PostAsync(
            "/api/inventory/wait", """{"milliseconds":60000}""", ("Request-Timeout", "0.2"));
        using HttpResponseMessage inTime = await _server.PostAsync(
            "/api/inventory/wait", """{"milliseconds":1}""", ("Request-Timeout", "30"));
        using HttpResponseMessage cut = await _server.PostAsync(
            "/api/inventory/wait", """{"milliseconds":1}""", ("Request-Timeout", "100000000000000000000"));
        using HttpResponseMessage wrong = await _server.PostAsync(
            "/api/inventory/wait", """{"milliseconds":1}""", ("Request-Timeout", "soon"));

        Assert.That((int)late.StatusCode, Is.EqualTo(504));
        Assert.That(await inTime.Content.ReadAsStringAsync(), Is.EqualTo("\"30\""));
        Assert.That(await cut.Content.ReadAsStringAsync(), Is.EqualTo("\"60\""));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Listed_headers_are_attachments_and_back()
    {
        using HttpResponseMessage response = await _server.PostAsync("/api/inventory/attachment", """["tenant"]""", ("X-Tenant", "blue"));
        using HttpResponseMessage other = await _server.PostAsync("/plain/attachment", """["tenant"]""", ("X-Tenant", "blue"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("\"blue\""));
        Assert.That(response.Headers.GetValues("X-Server"), Is.EqualTo(["Zo%C3%AB"]));
        Assert.That(await other.Content.ReadAsStringAsync(), Is.EqualTo("\"none\""));
        Assert.That(other.Headers.Contains("X-Server"), Is.False);
    }

    [Test]
    public async Task Trace_of_the_request_continues_in_the_call()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "DubboNet",
            Sample = static (ref _) => System.Diagnostics.ActivitySamplingResult.AllData,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);

        using HttpResponseMessage response = await _server.PostAsync(
            "/api/inventory/attachment", """["traceparent"]""", ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"));

        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith($"\"00-{Trace}-"));
    }

    [Test]
    public async Task Body_has_limits_and_a_type()
    {
        using HttpResponseMessage tooLong = await _server.PostAsync("/api/inventory/find", $$"""{"sku":"{{new string('x', 5000)}}"}""");
        using HttpResponseMessage text = await _server.SendAsync(
            "/api/inventory/find", new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"));
        using HttpResponseMessage wide = await _server.SendAsync(
            "/api/inventory/find", new StringContent("{}", System.Text.Encoding.Unicode, "application/json"));
        using HttpResponseMessage bytes = await _server.SendAsync("/api/inventory/find", new ByteArrayContent([0x22, 0xff, 0x22]));

        Assert.That((int)tooLong.StatusCode, Is.EqualTo(413));
        Assert.That((int)text.StatusCode, Is.EqualTo(415));
        Assert.That((int)wide.StatusCode, Is.EqualTo(415));
        Assert.That((int)bytes.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Contract_without_a_client_is_rejected()
    {
        InvalidOperationException? thrown = null;
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddRouting(),
            application => thrown = Assert.Throws<InvalidOperationException>(() => application.MapDubboHttp<IInventory>("/")));

        Assert.That(thrown!.Message, Does.StartWith("IInventory has no client and is not hosted."));
    }
}
