using System.Net;
using Frames;

namespace DubboNet.LoadTest.Dubbo;

/// <summary>Runs DubboNet's client with its own provider in this process or with a Java provider.</summary>
internal sealed class DubboSystem : ISystem
{
    /// <summary>The timeout of calls, which is far above any latency. A call that takes longer counts as an error.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly IAsyncDisposable _provider;
    private readonly DubboChannel[] _channels;

    private DubboSystem(string name, IAsyncDisposable provider, int port, int connections)
    {
        Name = name;
        _provider = provider;
        _channels = [.. Enumerable.Range(0, connections).Select(_ => Connect(port))];
    }

    public string Name { get; }

    public static DubboSystem Start(LoadOptions options)
    {
        var serverOptions = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) };
        var server = new DubboServer(serverOptions, new FrameProvider().CreateService());
        server.Start();
        return new DubboSystem("DubboNet", server, server.LocalEndPoint.Port, options.Connections);
    }

    public static async Task<DubboSystem> StartJavaAsync(string line, LoadOptions options)
    {
        JavaPeer provider = await JavaPeer.StartAsync(line, "provider");
        return new DubboSystem($"DubboNet to Java {line}", provider, provider.Port, options.Connections);
    }

    public SendCounts CountSends()
    {
        var sum = default(SendCounts);
        foreach (DubboChannel channel in _channels)
        {
            if (channel.Connection?.Writer is { } writer)
                sum += new SendCounts(writer.Frames, writer.Sends);
        }

        return sum;
    }

    public Caller CreateCaller(LoadCase loadCase, int index)
    {
        IFrameService client = _channels[index % _channels.Length].CreateClient<IFrameService>();
        return loadCase switch
        {
            LoadCase.Echo => Echo(client, LoadArguments.Text(index)),
            LoadCase.Person => Person(client, index),
            _ => Bytes(client, LoadArguments.Bytes(index)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (DubboChannel channel in _channels)
            await channel.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static DubboChannel Connect(int port) => new(
        new IPEndPoint(IPAddress.Loopback, port), new DubboChannelOptions { Timeout = CallTimeout });

    private static Caller<string?> Echo(IFrameService client, string text) =>
        new(_ => new(client.EchoAsync(text)), (_, answer) => answer == text);

    private static Caller<Person> Person(IFrameService client, int index) => new(
        number => new(client.GetPersonAsync(LoadArguments.Id(index, number))),
        (number, answer) => answer.Id == LoadArguments.Id(index, number) && answer.Name == LoadArguments.Name && answer.Ids?.Count == 2);

    private static Caller<byte[]?> Bytes(IFrameService client, byte[] content) =>
        new(_ => new(client.BytesAsync(content)), (_, answer) => answer.AsSpan().SequenceEqual(content));
}
