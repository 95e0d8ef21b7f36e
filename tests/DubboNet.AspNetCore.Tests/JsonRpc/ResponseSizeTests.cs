using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>Tests the limit for the responses of a message.</summary>
public sealed class ResponseSizeTests
{
    private const string Request = """{"jsonrpc":"2.0","method":"bytes","params":[30000],"id":1}""";

    private WebServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await WebServer.StartAsync(
        services => services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<ICalculator, Calculator>(),
        application => application.MapDubboJsonRpc("/rpc", options => options.MaxResponseSize = 100_000));

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Batch_has_errors_for_what_is_beyond_the_limit()
    {
        string batch = $"[{string.Join(',', Enumerable.Repeat(Request, 10))}]";

        using HttpResponseMessage response = await _server.PostAsync("/rpc/com.acme.Calculator", batch);

        byte[] body = await response.Content.ReadAsByteArrayAsync();
        using var json = JsonDocument.Parse(body);
        JsonElement[] responses = [.. json.RootElement.EnumerateArray()];
        int[] codes = [.. responses.Where(one => one.TryGetProperty("error", out _)).Select(one =>
            one.GetProperty("error").GetProperty("code").GetInt32())];
        // Each result has 40,000 characters of base64.
        Assert.That(codes, Has.Length.EqualTo(8).And.All.EqualTo(-32006));
        Assert.That(body, Has.Length.LessThan(110_000));
    }

    [Test]
    public async Task Call_whose_result_is_too_long_is_an_error()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            "/rpc/com.acme.Calculator", """{"jsonrpc":"2.0","method":"bytes","params":[100000],"id":1}""");

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"jsonrpc":"2.0","error":{"code":-32006,"message":"The call was made, but its response is too long, """
                + """or those of the batch are."},"id":1}"""));
    }

    [Test]
    public async Task Result_that_repeats_an_object_is_not_written_beyond_the_limit()
    {
        // 20 lists, each of which contains the one before it ten times, are a short message and an endless text.
        using HttpResponseMessage response = await _server.PostAsync(
            "/rpc/com.acme.Calculator", """{"jsonrpc":"2.0","method":"repeat","params":[20],"id":1}""");

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("-32006"));
    }
}
