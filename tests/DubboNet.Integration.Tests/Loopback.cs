using System.Net;
using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Starts a provider on a free port, with channels to it. Asserts at its end that no unexpected warning was logged.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly List<DubboChannel> _channels = [];

    public Loopback(params DubboService[] services)
        : this(new DubboServerOptions(), services)
    {
    }

    public Loopback(DubboServerOptions options, params DubboService[] services)
        : this(options, (IReadOnlyList<DubboService>)(services.Length > 0 ? services : [new FrameProvider().CreateService()]))
    {
    }

    private Loopback(DubboServerOptions options, IReadOnlyList<DubboService> services)
    {
        options.EndPoint = new IPEndPoint(IPAddress.Loopback, 0);
        options.Hessian = FrameTypes.Options;
        options.LoggerFactory = Log;
        Server = new DubboServer(options, services);
        Server.Start();
    }

    public LogWatch Log { get; } = new();

    public DubboServer Server { get; }

    public IPEndPoint EndPoint => Server.LocalEndPoint;

    public DubboChannel Connect(Action<DubboChannelOptions>? configure = null) => Connect(EndPoint, configure);

    public DubboChannel Connect(IPEndPoint endPoint, Action<DubboChannelOptions>? configure = null)
    {
        var options = new DubboChannelOptions { Hessian = FrameTypes.Options, LoggerFactory = Log, Timeout = TimeSpan.FromSeconds(10) };
        configure?.Invoke(options);
        var channel = new DubboChannel(endPoint, options);
        _channels.Add(channel);
        return channel;
    }

    /// <summary>Starts a provider that hosts no service.</summary>
    public static Loopback WithoutServices(DubboServerOptions options) => new(options, (IReadOnlyList<DubboService>)[]);

    public Task<RawPeer> ConnectRawAsync() => RawPeer.ConnectAsync(EndPoint);

    /// <summary>Asserts that the calls of a channel are served as before.</summary>
    public static async Task AssertServedAsync(DubboChannel channel) =>
        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "as before").Within(), Is.EqualTo("as before"));

    public async ValueTask DisposeAsync()
    {
        foreach (DubboChannel channel in _channels)
            await channel.DisposeAsync();
        await Server.DisposeAsync();
        Assert.That(Log.Unexpected, Is.Empty);
    }
}
