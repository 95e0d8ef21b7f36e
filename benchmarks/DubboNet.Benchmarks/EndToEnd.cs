using System.Net;
using BenchmarkDotNet.Attributes;
using DubboNet.Client;
using DubboNet.Server;
using Frames;

namespace DubboNet.Benchmarks;

/// <summary>One caller, client and server in one process, over a loopback socket. Allocations are those of both sides.</summary>
[MemoryDiagnoser]
public class EndToEnd : IAsyncDisposable
{
    private DubboServer _server = null!;
    private DubboChannel _channel = null!;

    [GlobalSetup]
    public void Setup()
    {
        var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options };
        _server = new DubboServer(options, new FrameProvider().CreateService(new ServiceKey(FrameMethods.Interface)));
        _server.Start();
        _channel = new DubboChannel(_server.LocalEndPoint, new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(30) });
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public ValueTask<string> Echo() => _channel.InvokeAsync(FrameMethods.Default.Echo, "Hello, provider");

    [Benchmark]
    public ValueTask<Person> GetPerson() => _channel.InvokeAsync(FrameMethods.Default.GetPerson, 7);
}
