using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DubboNet.Tool.Tests;

internal sealed class TapTests
{
    private static readonly byte[] Request = Convert.FromHexString(CapturedFrame.Read("frames-3.3")[0].Hex);
    private static readonly byte[] Response = Convert.FromHexString(CapturedFrame.Read("frames-3.3")[1].Hex);

    private TcpListener _provider = null!;

    [SetUp]
    public void Listen()
    {
        _provider = new TcpListener(IPAddress.Loopback, 0);
        _provider.Start();
    }

    [TearDown]
    public void StopListening() => _provider.Dispose();

    [Test]
    public async Task Frames_are_forwarded_and_shown_with_what_they_belong_to()
    {
        await using ListeningTool tap = await StartAsync();
        (Socket consumer, Socket provider) = await ConnectAsync(tap);
        using (consumer)
        using (provider)
        {
            await SendAsync(consumer, Request, provider);
            await SendAsync(provider, Response, consumer);
        }

        string output = await tap.WaitForAsync("closed by both sides");
        Assert.That(output, Does.Match(@"connection 1  127\.0\.0\.1:\d+ → 127\.0\.0\.1:\d+\n"));
        Assert.That(
            output,
            Does.Match(@"\d\d:\d\d:\d\d\.\d{6}  connection 1 →  request -\d+, \d+ bytes  com\.example\.frames\.FrameService\.echo"));
        Assert.That(
            output,
            Does.Match(@"connection 1 ←  response .*""hello""  for com\.example.*echo\(java\.lang\.String\) after \d+\.\d{3} ms\n"));
        Assert.That(await tap.StopAsync(), Does.Contain("1 connections, 2 frames, 1 calls, 0 errors, 0 frames not shown."));
    }

    [Test]
    public async Task Every_byte_of_many_connections_is_forwarded_in_order()
    {
        await using ListeningTool tap = await StartAsync();
        byte[] sent = [.. CapturedFrame.Read("frames-3.3").SelectMany(frame => frame.Bytes), .. RandomBytes(3_000_000)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            (Socket consumer, Socket provider) = await ConnectAsync(tap);
            using (consumer)
            using (provider)
                await Task.WhenAll(SendAsync(consumer, sent, provider), SendAsync(provider, sent, consumer));
        }));
        Assert.That(await tap.StopAsync(), Does.Contain("8 connections"));
    }

    [Test]
    public async Task Half_close_is_passed_on_and_the_other_direction_continues()
    {
        await using ListeningTool tap = await StartAsync();
        (Socket consumer, Socket provider) = await ConnectAsync(tap);
        using (consumer)
        using (provider)
        {
            consumer.Shutdown(SocketShutdown.Send);
            Assert.That(await provider.ReceiveAsync(new byte[1]), Is.Zero);
            await SendAsync(provider, Response, consumer);
            provider.Shutdown(SocketShutdown.Send);
            Assert.That(await consumer.ReceiveAsync(new byte[1]), Is.Zero);
        }

        Assert.That(await tap.WaitForAsync("closed by both sides"), Does.Contain("connection 1 →  sends no more"));
    }

    [Test]
    public async Task Reset_is_passed_on([Values] bool isByConsumer)
    {
        await using ListeningTool tap = await StartAsync();
        (Socket consumer, Socket provider) = await ConnectAsync(tap);
        using (consumer)
        using (provider)
        {
            await SendAsync(consumer, Request, provider);
            (Socket resetting, Socket other) = isByConsumer ? (consumer, provider) : (provider, consumer);
            resetting.LingerState = new LingerOption(enable: true, seconds: 0);
            resetting.Close();
            Assert.That(
                async () => await other.ReceiveAsync(new byte[1]),
                Throws.InstanceOf<SocketException>().With.Property("SocketErrorCode").EqualTo(SocketError.ConnectionReset));
        }

        await tap.WaitForAsync($"reset by the {(isByConsumer ? "consumer" : "provider")}");
    }

    [Test]
    public async Task Failure_to_connect_is_passed_on_and_shown()
    {
        await using ListeningTool tap = await StartAsync();
        _provider.Stop();
        using var consumer = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await consumer.ConnectAsync(tap.EndPoint);
        Assert.That(async () => await consumer.ReceiveAsync(new byte[1]), Throws.InstanceOf<SocketException>());
        await tap.WaitForAsync("is not forwarded: Connection refused");
    }

    [Test]
    public async Task Capture_is_decoded_with_the_same_frames()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("capture.bin");
        List<CapturedFrame> frames = CapturedFrame.Read("frames-2.7");
        await using (ListeningTool tap = await StartAsync("--write", file))
        {
            (Socket consumer, Socket provider) = await ConnectAsync(tap);
            using (consumer)
            using (provider)
            {
                foreach (CapturedFrame frame in frames)
                    await SendAsync(frame.IsFromConsumer ? consumer : provider, frame.Bytes, frame.IsFromConsumer ? provider : consumer);
            }

            await tap.WaitForAsync("closed by both sides");
            await tap.StopAsync();
        }

        ToolRun run = await ToolRun.RunAsync("decode", "--json", file);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        JsonElement[] decoded = [.. run.Lines().Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.That(
            decoded.Where(line => line.TryGetProperty("flags", out _)).Select(line => line.GetProperty("length").GetInt32() + 16),
            Is.EqualTo(frames.Select(frame => frame.Bytes.Length)));
    }

    [Test]
    public async Task Lines_are_JSON_on_request_with_bodies_if_verbose([Values] bool isVerbose)
    {
        await using ListeningTool tap = await StartAsync([.. (string[])["--json"], .. isVerbose ? (string[])["-v"] : []]);
        (Socket consumer, Socket provider) = await ConnectAsync(tap);
        using (consumer)
        using (provider)
            await SendAsync(consumer, Request, provider);
        string output = await tap.WaitForAsync("closed by both sides");
        JsonElement request = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .First(line => line.GetProperty("kind").GetString() == "request");
        Assert.That(request.GetProperty("connection").GetInt32(), Is.EqualTo(1));
        Assert.That(request.TryGetProperty("body", out _), Is.EqualTo(isVerbose));
    }

    [TestCase("[::1]:0")]
    [TestCase("localhost:0")]
    [TestCase("0.0.0.0:0")]
    public async Task Address_to_listen_on_can_be_stated(string listen)
    {
        await using ListeningTool tap = await ListeningTool.StartAsync("tap", Address, "--listen", listen);
        IPAddress loopback = listen.StartsWith('[') ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        using var consumer = new Socket(loopback.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await consumer.ConnectAsync(loopback, tap.EndPoint.Port);
        using Socket provider = await _provider.AcceptSocketAsync();
        await SendAsync(consumer, Request, provider);
        await tap.WaitForAsync("request");
    }

    [TestCase("nowhere", "--listen is 'nowhere', which is not a port or an address such as [::]:20999.")]
    [TestCase("::1", "--listen is '::1', which is not a port or an address such as [::]:20999.")]
    public async Task Wrong_address_to_listen_on_is_a_usage_error(string listen, string expected)
    {
        ToolRun run = await ToolRun.RunAsync("tap", "--listen", listen, Address);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain(expected));
    }

    [Test]
    public async Task Port_that_is_in_use_is_a_usage_error()
    {
        ToolRun run = await ToolRun.RunAsync("tap", "--listen", $"{((IPEndPoint)_provider.LocalEndpoint).Port}", Address);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("Address already in use"));
    }

    private string Address => $"dubbo://{_provider.LocalEndpoint}";

    private Task<ListeningTool> StartAsync(params string[] options) =>
        ListeningTool.StartAsync(["tap", Address, "--listen", "0", .. options]);

    [Test]
    public async Task Interrupted_tap_shows_all_frames_even_if_its_output_is_read_late()
    {
        await using ListeningTool tap = await StartAsync();
        var late = new TaskCompletionSource();
        tap.ReadAfter(late.Task);
        (Socket consumer, Socket provider) = await ConnectAsync(tap);
        using (consumer)
        using (provider)
            await SendAsync(consumer, [.. Enumerable.Repeat(Request, 10_000).SelectMany(bytes => bytes)], provider);
        Task<string> stopping = tap.StopAsync();
        // Longer than a command may take that does not say that it is ending.
        await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(3)));
        late.SetResult();
        Assert.That(await stopping, Does.Contain("10000 frames, 10000 calls, 0 errors, 0 frames not shown."));
    }

    private async Task<(Socket Consumer, Socket Provider)> ConnectAsync(ListeningTool tap)
    {
        var consumer = new Socket(tap.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await consumer.ConnectAsync(tap.EndPoint);
        return (consumer, await _provider.AcceptSocketAsync());
    }

    private static async Task SendAsync(Socket from, byte[] bytes, Socket to)
    {
        Task<byte[]> receiving = ReceiveAsync(to, bytes.Length);
        for (int sent = 0; sent < bytes.Length;)
            sent += await from.SendAsync(bytes.AsMemory(sent));
        byte[] received = await receiving.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(received.AsSpan().SequenceEqual(bytes));
    }

    private static async Task<byte[]> ReceiveAsync(Socket from, int length)
    {
        byte[] received = new byte[length];
        for (int count = 0; count < length;)
        {
            int read = await from.ReceiveAsync(received.AsMemory(count));
            Assert.That(read, Is.Positive, "the connection has ended");
            count += read;
        }

        return received;
    }

    private static byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
