using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Console;

/// <summary>Tests the console of an application that hosts a contract.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ConsoleTests
{
    private const string Inventory = "interface=com.acme.Inventory&group=&version=0.0.0";

    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await WebServer.StartInventoryAsync(application =>
    {
        application.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        application.MapDubboConsole("/console");
        application.MapDubboConsole("/open", options => options.AllowRemoteAccess = true).RequireAuthorization();
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("", "text/html")]
    [TestCase("console.js", "text/javascript")]
    [TestCase("console.css", "text/css")]
    [TestCase("icon.svg", "image/svg+xml")]
    [TestCase("data/state", "application/json")]
    [TestCase("data/registries", "application/json")]
    public async Task Response_has_strict_headers(string file, string type)
    {
        using HttpResponseMessage response = await _server.Client.GetAsync($"/console/{file}").Within();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
            Assert.That(
                Header(response, "Content-Security-Policy"),
                Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self'; ").And.Contain("frame-ancestors 'none'")
                    .And.Not.Contains("unsafe").And.Not.Contains("*").And.Not.Contains("http"));
            Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(response, "Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(Header(response, "Referrer-Policy"), Is.EqualTo("no-referrer"));
        });
    }

    [Test]
    public async Task Page_is_found_without_a_slash()
    {
        using HttpResponseMessage response = await _server.Client.GetAsync("/console").Within();

        Assert.That(response.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo("/console/"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<title>Dubbo console</title>"));
    }

    [TestCase("Host", "console.example")]
    [TestCase("Host", "127.0.0.1.example:5000")]
    [TestCase("Via", "1.1 proxy")]
    [TestCase("X-Forwarded-Host", "console.example")]
    [TestCase("X-Forwarded-For", "192.0.2.1")]
    public async Task Request_of_another_machine_is_refused(string header, string value)
    {
        foreach (string path in (string[])["", "console.js", "data/state"])
        {
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"/console/{path}", (header, value));

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("AllowRemoteAccess"));
        }
    }

    [TestCase("Host", "localhost")]
    [TestCase("Host", "a.localhost:80")]
    [TestCase("Host", "[::1]:80")]
    [TestCase("X-Forwarded-For", "127.0.0.1")]
    public async Task Request_of_this_machine_is_accepted(string header, string value)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/console/data/state", (header, value));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Sec-Fetch-Site", "none")]
    [TestCase("Origin", "http://console.example")]
    [TestCase("Origin", "null")]
    public async Task Request_of_another_site_is_refused(string header, string value)
    {
        using HttpResponseMessage read = await SendAsync(HttpMethod.Get, "/console/data/state", (header, value));
        using HttpResponseMessage call =
            await _server.PostAsync($"/console/data/call?{Inventory}&method=reset", """{"arguments":[]}""", (header, value));

        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(call.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await call.Content.ReadAsStringAsync(), Does.Contain("Another site"));
    }

    [Test]
    public async Task Request_of_the_page_is_accepted()
    {
        string origin = $"http://{_server.Client.BaseAddress!.Authority}";

        using HttpResponseMessage older = await SendAsync(HttpMethod.Get, "/console/data/state", ("Origin", origin));
        using HttpResponseMessage newer = await SendAsync(HttpMethod.Get, "/console/data/state", ("Sec-Fetch-Site", "same-origin"));

        Assert.That(older.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(newer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Body_of_a_form_makes_no_call()
    {
        using var body = new StringContent("""{"arguments":[]}""", System.Text.Encoding.UTF8, "text/plain");

        using HttpResponseMessage response = await _server.SendAsync($"/console/data/call?{Inventory}&method=reset", body);

        JsonElement answer = await ReadAsync(response);
        Assert.That(answer.GetProperty("failure").GetProperty("detail").GetString(), Does.Contain("application/json"));
        Assert.That(answer.TryGetProperty("milliseconds", out _), Is.False);
    }

    [Test]
    public void Authorization_applies_to_all_endpoints()
    {
        RouteEndpoint[] endpoints =
        [
            .. _server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => $"{endpoint.RoutePattern.RawText}".StartsWith("/open", StringComparison.Ordinal)),
        ];

        Assert.That(endpoints, Has.Length.GreaterThan(8));
        Assert.That(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null), Is.Empty);
    }

    [Test]
    public async Task Answer_has_result_time_and_attachments()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            $"/console/data/call?{Inventory}&method=attachment", """{"arguments":{"key":"tenant"},"attachments":{"tenant":"Zoë"}}""");

        JsonElement answer = await ReadAsync(response);
        Assert.That(answer.GetProperty("result").GetString(), Is.EqualTo("\"Zoë\""));
        Assert.That(answer.GetProperty("milliseconds").GetDouble(), Is.GreaterThan(0));
        Assert.That(answer.GetProperty("attachments").GetProperty("server").GetString(), Is.EqualTo("Zoë"));
    }

    [Test]
    public async Task Descriptor_selects_the_overload()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            $"/console/data/call?{Inventory}&method=price&descriptor=J", """{"arguments":["7"]}""");

        Assert.That((await ReadAsync(response)).GetProperty("result").GetString(), Is.EqualTo("\"number 7\""));
    }

    [TestCase("method=find", """{"arguments":["broken"]}""", "The method threw an exception.", "broken")]
    [TestCase("method=find", """{"arguments":[1]}""", "The JSON is not valid.", "cannot be a java.lang.String")]
    [TestCase("method=find", """{"arguments":["a"],"attachments":{"a":1}}""", "The JSON is not valid.", "must be a string")]
    [TestCase("method=find", "", "The JSON is not valid.", "must be an object with the arguments")]
    [TestCase("method=fin", """{"arguments":[]}""", "The method is not known.", "Did you mean find?")]
    [TestCase("method=cycle", """{"arguments":[]}""", "The result is not JSON.", "$.children")]
    public async Task Failure_is_described(string query, string body, string title, string detail)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/console/data/call?{Inventory}&{query}", body);

        JsonElement failure = (await ReadAsync(response)).GetProperty("failure");
        Assert.That(failure.GetProperty("title").GetString(), Is.EqualTo(title));
        Assert.That(failure.GetProperty("detail").GetString(), Does.Contain(detail));
    }

    [Test]
    public async Task Timeout_of_the_page_is_used()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            $"/console/data/call?{Inventory}&method=wait", """{"arguments":[60000]}""", ("Request-Timeout", "0.2"));

        Assert.That(
            (await ReadAsync(response)).GetProperty("failure").GetProperty("title").GetString(), Is.EqualTo("The call timed out."));
    }

    [Test]
    public async Task Templates_are_valid_arguments()
    {
        JsonElement[] methods = await ReadMethodsAsync(_server, Inventory);

        Assert.That(methods, Has.Length.EqualTo(12));
        await CheckTemplatesAsync(_server, Inventory, methods);
    }

    [Test]
    public async Task State_has_the_hosted_service_and_its_connections()
    {
        using HttpResponseMessage call = await _server.PostAsync($"/console/data/call?{Inventory}&method=reset", """{"arguments":[]}""");

        JsonElement state = await ReadStateAsync();

        JsonElement service = state.GetProperty("services").EnumerateArray().Single();
        JsonElement provider = state.GetProperty("providers").EnumerateArray().Single();
        Assert.That(service.GetProperty("interface").GetString(), Is.EqualTo("com.acme.Inventory"));
        Assert.That(service.GetProperty("places")[0].GetString(), Is.EqualTo("hosted"));
        Assert.That(provider.GetProperty("state").GetString(), Is.EqualTo("Serving"));
        Assert.That(provider.GetProperty("connections").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Failures_are_bounded_and_have_no_arguments()
    {
        for (int i = 0; i < 120; i++)
        {
            using HttpResponseMessage response =
                await _server.PostAsync($"/console/data/call?{Inventory}&method=find", """{"arguments":["broken"]}""");
        }

        JsonElement state = await ReadStateAsync();

        JsonElement failures = state.GetProperty("failures");
        Assert.That(state.GetProperty("failureCount").GetInt64(), Is.GreaterThanOrEqualTo(120));
        Assert.That(failures.GetArrayLength(), Is.EqualTo(100));
        Assert.That($"{failures}", Does.Contain("com.acme.Inventory/find").And.Contains("java.lang.IllegalStateException"));
        Assert.That($"{failures}", Does.Not.Contain("broken"));
    }

    [Test]
    public async Task Application_without_Dubbo_has_no_console()
    {
        await using WebApplication application = WebApplication.CreateSlimBuilder().Build();

        Assert.That(
            () => application.MapDubboConsole("/console"),
            Throws.InvalidOperationException.With.Message.Contains("AddDubboRegistry"));
    }

    /// <summary>Returns the methods of a service.</summary>
    internal static async Task<JsonElement[]> ReadMethodsAsync(WebServer server, string service)
    {
        using HttpResponseMessage response = await server.Client.GetAsync($"/console/data/methods?{service}").Within();
        return [.. (await ReadAsync(response)).GetProperty("methods").EnumerateArray()];
    }

    /// <summary>Calls all methods with the arguments that the page begins with. All of them must be sent.</summary>
    internal static async Task CheckTemplatesAsync(WebServer server, string service, IEnumerable<JsonElement> methods)
    {
        foreach (JsonElement method in methods)
        {
            string template = method.GetProperty("template").GetString()!;
            string query = $"method={method.GetProperty("name")}&descriptor={Uri.EscapeDataString($"{method.GetProperty("descriptor")}")}";
            using HttpResponseMessage response = await server.PostAsync(
                $"/console/data/call?{service}&{query}", $$"""{"arguments":{{template}}}""", ("Request-Timeout", "5"));

            JsonElement answer = await ReadAsync(response);
            Assert.That(answer.TryGetProperty("milliseconds", out _), $"{method.GetProperty("name")}: {template} {answer}");
        }
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> ReadStateAsync()
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, "/console/data/state");
        return await ReadAsync(response);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _server.Client.SendAsync(request).Within();
    }
}
