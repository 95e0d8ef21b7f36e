using System.Text.Json;
using Example.Frames;
using Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Http;

/// <summary>Tests HTTP endpoints of a contract whose providers run on Java.</summary>
[Category("Java")]
[TestFixtureSource(nameof(Lines))]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class JavaTests(string line)
{
    private JavaPeer _provider = null!;
    private WebServer _server = null!;

    public static IEnumerable<string> Lines => ["2.7", "3.3"];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync(line));
        _provider = await JavaPeer.StartAsync(line, "provider", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m");
        _server = await WebServer.StartAsync(
            services => services.AddDubboClient<IFrameService>(
                options => options.Addresses.Add($"dubbo://127.0.0.1:{_provider.Port}")),
            application =>
            {
                application.MapDubboHttp<IFrameService>("/frames");
                application.MapDubboHttp<IFrameService>("/detailed", options => options.IncludeExceptionDetails = true);
            });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    [TestCase("echo", """["Zoë 😀"]""", "\"Zoë 😀\"")]
    [TestCase("echo", "[null]", "null")]
    [TestCase("add", """{"a":1,"b":2}""", "3")]
    [TestCase("addLong", """{"a":"9007199254740993","b":1}""", "\"9007199254740994\"")]
    [TestCase("decimal", "[12345678901234567890.1200]", "\"12345678901234567890.1200\"")]
    [TestCase("decimal", "[1.50]", "1.50")]
    [TestCase("big", "[123456789012345678901234567890]", "\"123456789012345678901234567890\"")]
    [TestCase("bytes", "[\"AAH/\"]", "\"AAH/\"")]
    [TestCase("color", "[\"GREEN\"]", "\"GREEN\"")]
    [TestCase("date", "[\"2026-01-31T08:00:00.123Z\"]", "\"2026-01-31T08:00:00.123Z\"")]
    [TestCase("names", """[{"1":"one","2":"two"}]""", """{"1":"one","2":"two"}""")]
    [TestCase("ids", """[{"a":[1,2]}]""", """{"a":[1,2]}""")]
    [TestCase("set", """[["a"]]""", """["a"]""")]
    [TestCase("grid", "[[[1],[2,3]]]", "[[1],[2,3]]")]
    [TestCase("longs", "[[1,-9223372036854775808]]", "[1,\"-9223372036854775808\"]")]
    [TestCase("texts", """[["a",null]]""", """["a",null]""")]
    [TestCase("score", "[1.5]", "1.5")]
    [TestCase("letter", "[\"ü\"]", "\"ü\"")]
    [TestCase("not", "[true]", "false")]
    [TestCase("map", """[{"a":1,"b":"x"}]""", """{"a":1,"b":"x"}""")]
    public async Task Values_pass_through_Java(string method, string json, string expected)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/frames/{method}", json);

        string text = await response.Content.ReadAsStringAsync();
        using var read = JsonDocument.Parse(text);
        using var wanted = JsonDocument.Parse(expected);
        Assert.That(JsonElement.DeepEquals(read.RootElement, wanted.RootElement), text);
    }

    [Test]
    public async Task Object_has_all_its_fields()
    {
        const string Person = """
            {"id":"9007199254740993","name":"Ada","age":36,"boxed":5,"active":true,"tiny":1,"small":2,"letter":"a",
            "ratio":0.5,"score":1.5,"balance":1.10,"born":"1815-12-10T00:00:00Z","color":"GREEN","photo":"AAH/","tags":["x"],
            "numbers":[1],"names":["y"],"counts":{"one":1},"ids":[7]}
            """;

        using HttpResponseMessage response = await _server.PostAsync("/frames/savePerson", $"[{Person}]");

        string text = await response.Content.ReadAsStringAsync();
        using var sent = JsonDocument.Parse(Person);
        using var read = JsonDocument.Parse(text);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        foreach (JsonProperty field in sent.RootElement.EnumerateObject())
        {
            Assert.That(read.RootElement.TryGetProperty(field.Name, out JsonElement value), $"{field.Name} of {text}");
            Assert.That(JsonElement.DeepEquals(value, field.Value), $"{field.Name} of {text}");
        }
    }

    [Test]
    public async Task Failures_have_their_status()
    {
        using HttpResponseMessage thrown = await _server.PostAsync("/frames/fail", "[\"checked\"]");
        using HttpResponseMessage detailed = await _server.PostAsync("/detailed/fail", "[\"checked\"]");
        using HttpResponseMessage late = await _server.PostAsync("/frames/sleep", "[2000]", ("Request-Timeout", "0.2"));
        using HttpResponseMessage cycle = await _server.PostAsync("/frames/getPerson", "[7]");

        string text = await thrown.Content.ReadAsStringAsync();
        Assert.That((int)thrown.StatusCode, Is.EqualTo(422), text);
        Assert.That(text, Does.Contain("\"exception\":\"").And.Not.Contain("\\tat "));
        Assert.That(await detailed.Content.ReadAsStringAsync(), Does.Contain("\"stackTrace\":\""));
        Assert.That((int)late.StatusCode, Is.EqualTo(504));
        Assert.That((int)cycle.StatusCode, Is.EqualTo(500));
        Assert.That(await cycle.Content.ReadAsStringAsync(), Does.Contain("$.friend"));
    }
}
