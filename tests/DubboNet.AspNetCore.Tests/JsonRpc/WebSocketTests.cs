using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>Tests JSON-RPC over WebSockets with the client of .NET.</summary>
public sealed class WebSocketTests
{
    private const int MaxBodySize = 100_000;

    private WebServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await WebServer.StartAsync(
        services => services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<ICalculator, Calculator>().MapDubboService<IInventory, Inventory>(),
        application =>
        {
            application.MapDubboJsonRpc("/rpc", options =>
            {
                options.Http.MaxBodySize = MaxBodySize;
                options.MaxSocketConcurrency = 3;
                options.AllowedOrigins.Add("https://shop.example.com");
            });
            application.MapDubboJsonRpc("/short", options => options.SocketTimeout = TimeSpan.FromSeconds(2));
        });

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Responses_come_as_they_finish()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Inventory");

        await SendAsync(socket, """{"jsonrpc":"2.0","method":"wait","params":[500],"id":1}""");
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"find","params":["none"],"id":2}""");

        Assert.That(await ReceiveAsync(socket), Is.EqualTo("""{"jsonrpc":"2.0","result":null,"id":2}"""));
        Assert.That(await ReceiveAsync(socket), Does.EndWith(",\"id\":1}"));
    }

    [Test]
    public async Task Batch_has_one_response_and_notifications_none()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc");

        await SendAsync(socket, """{"jsonrpc":"2.0","method":"com.acme.Calculator.notify_hello","params":[1]}""");
        await SendAsync(socket, """[{"jsonrpc":"2.0","method":"com.acme.Calculator.notify_hello","params":[1]}]""");
        await SendAsync(
            socket,
            """
            [{"jsonrpc":"2.0","method":"com.acme.Calculator.sum","params":[1,2,4],"id":"1"},
             {"jsonrpc":"2.0","method":"com.acme.Calculator.notify_hello","params":[7]},
             {"jsonrpc":"2.0","method":"com.acme.Inventory.find","params":["none"],"id":"2"}]
            """);

        Assert.That(
            await ReceiveAsync(socket),
            Is.EqualTo("""[{"jsonrpc":"2.0","result":7,"id":"1"},{"jsonrpc":"2.0","result":null,"id":"2"}]"""));
    }

    [TestCase("{", -32700)]
    [TestCase("", -32700)]
    [TestCase("[]", -32600)]
    [TestCase("""{"jsonrpc":"2.0","method":"missing","id":1}""", -32601)]
    [TestCase("""{"jsonrpc":"2.0","method":"subtract","params":["x",1],"id":1}""", -32602)]
    public async Task Error_does_not_end_the_connection(string message, int code)
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Calculator");

        await SendAsync(socket, message);
        string error = await ReceiveAsync(socket);
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":2}""");

        Assert.That(error, Does.Contain($"\"code\":{code}"));
        Assert.That(await ReceiveAsync(socket), Is.EqualTo("""{"jsonrpc":"2.0","result":2,"id":2}"""));
    }

    [Test]
    public async Task Message_that_is_too_deep_is_a_parse_error()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Calculator");

        await SendAsync(socket, new string('[', 10_000));

        Assert.That(await ReceiveAsync(socket), Does.Contain("-32700"));
    }

    [Test]
    public async Task Calls_are_concurrent_and_bounded()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Calculator");

        for (int i = 0; i < 12; i++)
            await SendAsync(socket, $$"""{"jsonrpc":"2.0","method":"peak","params":["socket"],"id":{{i}}}""");
        int[] peaks = new int[12];
        for (int i = 0; i < peaks.Length; i++)
        {
            using var json = JsonDocument.Parse(await ReceiveAsync(socket));
            peaks[i] = json.RootElement.GetProperty("result").GetInt32();
        }

        Assert.That(peaks.Max(), Is.EqualTo(3));
    }

    [Test]
    public async Task Message_in_many_frames_is_read()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Calculator");

        foreach (char letter in """{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":"ü"}""")
            await socket.SendAsync(Encoding.UTF8.GetBytes([letter]), WebSocketMessageType.Text, endOfMessage: letter == '}', default);

        Assert.That(await ReceiveAsync(socket), Does.StartWith("""{"jsonrpc":"2.0","result":2,"""));
    }

    [Test]
    public async Task Binary_message_ends_the_connection_with_1003()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc");

        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, default);

        Assert.That(await ReceiveCloseAsync(socket), Is.EqualTo(WebSocketCloseStatus.InvalidMessageType));
    }

    [Test]
    public async Task Message_that_is_too_long_ends_the_connection_with_1009()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc");

        await socket.SendAsync(new byte[MaxBodySize], WebSocketMessageType.Text, endOfMessage: false, default);
        await socket.SendAsync(new byte[1], WebSocketMessageType.Text, endOfMessage: false, default);

        Assert.That(await ReceiveCloseAsync(socket), Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        Assert.That(socket.CloseStatusDescription, Does.Contain("100000 bytes"));
    }

    [Test]
    public async Task Client_that_leaves_cancels_its_calls()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Inventory");
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"wait","params":[3600000],"id":1}""");

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default).Within();

        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
    }

    [Test]
    public async Task Application_that_stops_responds_and_closes_with_1001()
    {
        using ClientWebSocket socket = await ConnectAsync("/rpc/com.acme.Inventory");
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"wait","params":[500],"id":1}""");
        // The response shows that the call before it runs.
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"find","params":["none"],"id":2}""");
        await ReceiveAsync(socket);

        _server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.That(await ReceiveAsync(socket), Does.EndWith(",\"id\":1}"));
        Assert.That(await ReceiveCloseAsync(socket), Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
    }

    [Test]
    public async Task Client_that_does_not_respond_to_pings_is_dropped()
    {
        using var silent = await RawSocket.ConnectAsync(_server.Client.BaseAddress!, "/short");

        await silent.ReadToEndAsync().Within();
    }

    [Test]
    public async Task Client_that_responds_to_pings_stays()
    {
        using ClientWebSocket socket = await ConnectAsync("/short/com.acme.Calculator");
        // A client of .NET responds to pings while it receives.
        Task<string> response = ReceiveAsync(socket);

        await Task.Delay(TimeSpan.FromSeconds(5));
        await SendAsync(socket, """{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":2}""");

        Assert.That(await response, Is.EqualTo("""{"jsonrpc":"2.0","result":2,"id":2}"""));
    }

    [Test]
    public async Task Client_that_sends_more_than_it_has_turns_stays()
    {
        using ClientWebSocket socket = await ConnectAsync("/short/com.acme.Inventory");
        for (int i = 0; i < 20; i++)
            await SendAsync(socket, $$"""{"jsonrpc":"2.0","method":"wait","params":[900],"id":{{i}}}""");

        for (int i = 0; i < 20; i++)
            Assert.That(await ReceiveAsync(socket), Does.Contain("\"result\""));
    }

    [Test]
    public async Task Client_that_takes_no_responses_is_dropped()
    {
        using var slow = await RawSocket.ConnectAsync(_server.Client.BaseAddress!, "/short/com.acme.Inventory");
        byte[] text = new byte[60_000];
        text.AsSpan().Fill((byte)'x');
        byte[] request = Encoding.UTF8.GetBytes(
            $$"""{"jsonrpc":"2.0","method":"price","params":["{{Encoding.UTF8.GetString(text)}}"],"id":1}""");

        // Nothing is read, so the buffers of both sides become full.
        Assert.That(async () =>
        {
            for (int i = 0; i < 10_000; i++)
                await slow.SendTextAsync(request).Within();
        }, Throws.InstanceOf<IOException>());
    }

    [TestCase(null, HttpStatusCode.SwitchingProtocols)]
    [TestCase("own", HttpStatusCode.SwitchingProtocols)]
    [TestCase("https://shop.example.com", HttpStatusCode.SwitchingProtocols)]
    [TestCase("https://evil.example.com", HttpStatusCode.Forbidden)]
    [TestCase("null", HttpStatusCode.Forbidden)]
    public async Task Pages_of_other_origins_are_refused(string? origin, HttpStatusCode status)
    {
        Uri address = _server.Client.BaseAddress!;
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin == "own" ? address.GetLeftPart(UriPartial.Authority) : origin);

        try
        {
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/rpc" }.Uri, default).Within();
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        Assert.That(socket.HttpStatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Request_with_GET_is_told_what_to_do()
    {
        using HttpResponseMessage response = await _server.Client.GetAsync("/rpc").Within();

        Assert.That((int)response.StatusCode, Is.EqualTo(405));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("WebSocket"));
    }

    private async Task<ClientWebSocket> ConnectAsync(string path)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(_server.Client.BaseAddress!) { Scheme = "ws", Path = path }.Uri, default).Within();
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, default).Within();

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var text = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, default).Within();
            Assert.That(part.MessageType, Is.EqualTo(WebSocketMessageType.Text), socket.CloseStatusDescription);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static async Task<WebSocketCloseStatus?> ReceiveCloseAsync(ClientWebSocket socket)
    {
        WebSocketReceiveResult close = await socket.ReceiveAsync(new byte[1], default).Within();
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default).Within();
        return close.CloseStatus;
    }
}
