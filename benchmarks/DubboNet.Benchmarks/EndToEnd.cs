using System.Net;
using BenchmarkDotNet.Attributes;
using Frames;

namespace DubboNet.Benchmarks;

/// <summary>
/// Measures calls of one caller over a loopback socket, with client and server in one process. Allocations include both sides.
/// </summary>
[MemoryDiagnoser]
public class EndToEnd : IAsyncDisposable
{
    private DubboServer _server = null!;
    private DubboChannel _channel = null!;
    private IFrameService _client = null!;

    [GlobalSetup]
    public void Setup()
    {
        var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) };
        _server = new DubboServer(options, new FrameProvider().CreateService());
        _server.Start();
        _channel = new DubboChannel(_server.LocalEndPoint, new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(30) });
        _client = _channel.CreateClient<IFrameService>();
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public Task<string?> Echo() => _client.EchoAsync("Hello, provider");

    [Benchmark]
    public Task<Person> GetPerson() => _client.GetPersonAsync(7);
}
