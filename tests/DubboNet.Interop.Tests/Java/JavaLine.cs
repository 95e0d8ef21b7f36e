using System.Net;
using Example.Frames;
using Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Runs a line of Java Dubbo with a provider and a consumer in separate processes, and a .NET provider for the consumer. The first test
/// that needs a line starts all lines once for the whole run.
/// </summary>
public sealed class JavaLine : IAsyncDisposable
{
    /// <summary>Gets the lines, which are 2.6.12, 2.7.23, 3.2.19 and 3.3.6.</summary>
    public static IReadOnlyList<string> Names { get; } = ["2.6", "2.7", "3.2", "3.3"];

    private static readonly Lazy<Dictionary<string, Task<JavaLine>>> Lines = new(() => Names.ToDictionary(name => name, StartAsync));

    private static readonly Dictionary<string, Lazy<Task<string?>>> Missing =
        Names.ToDictionary(name => name, name => new Lazy<Task<string?>>(() => JavaPeer.FindWhatIsMissingAsync(name)));

    private readonly IAsyncDisposable _provider;
    private readonly DubboServer _server;

    private JavaLine(string name, IAsyncDisposable provider, int providerPort, JavaPeer consumer)
    {
        Name = name;
        _provider = provider;
        ProviderPort = providerPort;
        Consumer = consumer;
        Channel = new DubboChannel($"dubbo://127.0.0.1:{providerPort}", ChannelOptions());
        Frame = Channel.CreateClient<IFrameService>();
        var implementation = new FrameProvider();
        _server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options, MaxCallbacks = 1000 },
            implementation.CreateService(new ServiceKey("com.example.frames.FrameService")),
            implementation.CreateService(new ServiceKey("com.example.frames.FrameService", "2.1.0", "blue")));
        _server.Start();
    }

    public string Name { get; }

    public int ProviderPort { get; }

    public int DotNetPort => _server.LocalEndPoint.Port;

    public JavaPeer Consumer { get; }

    /// <summary>Gets the last lines of the provider's log. A container keeps its own log.</summary>
    public string ProviderLog => (_provider as JavaPeer)?.Log ?? "";

    /// <summary>Gets a channel to the Java provider.</summary>
    public DubboChannel Channel { get; }

    /// <summary>Gets a client of FrameService at the Java provider.</summary>
    public IFrameService Frame { get; }

    /// <summary>Returns the line after it has started. Otherwise it behaves as <see cref="RequireAsync"/>.</summary>
    public static async Task<JavaLine> GetAsync(string name)
    {
        await RequireAsync(name);
        return await Lines.Value[name];
    }

    /// <summary>Skips the test if Java or the jars of the line are missing, or fails it where no test may be skipped.</summary>
    public static async Task RequireAsync(string name) => RequiredJava.Check(await Missing[name].Value);

    /// <summary>Stops all lines that were started.</summary>
    public static async Task StopAllAsync()
    {
        if (Lines.IsValueCreated)
            await Task.WhenAll(Lines.Value.Values.Select(async line => await (await line).DisposeAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _server.DisposeAsync();
        await Consumer.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static DubboChannelOptions ChannelOptions() =>
        new() { Hessian = FrameTypes.Options, ApplicationName = "interop-tests", Timeout = TimeSpan.FromSeconds(10) };

    private static async Task<JavaLine> StartAsync(string name)
    {
        Task<JavaPeer> consumer = JavaPeer.StartAsync(name, "consumer");
        if (JavaContainer.IsWanted)
        {
            JavaContainer container = await JavaContainer.StartAsync(name);
            return new JavaLine(name, container, container.Port, await consumer);
        }

        JavaPeer provider = await JavaPeer.StartAsync(name, "provider");
        return new JavaLine(name, provider, provider.Port, await consumer);
    }
}
