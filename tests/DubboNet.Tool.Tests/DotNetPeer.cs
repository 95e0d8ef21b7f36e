using System.Net;
using Frames;

namespace DubboNet.Tool.Tests;

/// <summary>Runs a .NET provider of FrameService, and of a service without types whose methods fail.</summary>
internal sealed class DotNetPeer : IAsyncDisposable
{
    private readonly DubboServer _server;

    public DotNetPeer(Action<DubboServerOptions>? configure = null)
    {
        var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options };
        configure?.Invoke(options);
        var frames = new FrameProvider();
        _server = new DubboServer(
            options,
            frames.CreateService(),
            frames.CreateService(new ServiceKey("com.example.frames.FrameService", "2.1.0", "blue")));
        _server.Start();
    }

    public string Address => $"dubbo://127.0.0.1:{_server.LocalEndPoint.Port}";

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
