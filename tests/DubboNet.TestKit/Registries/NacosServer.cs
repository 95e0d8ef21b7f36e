using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit.Registries;

/// <summary>
/// Represents a Nacos server as a Java process on the loopback interface. It ends with the process that started it. Its data stays in its
/// folder, so that it can be started again.
/// </summary>
internal sealed class NacosServer : IAsyncDisposable
{
    private const string JavaOptions = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /// <summary>The ports that a server opens, relative to that for HTTP: gRPC for clients and for servers, and consensus.</summary>
    private static readonly int[] OtherPorts = [1000, 1001, -1000];

    private static readonly string[] Required = ["bin/nacos", "nacos.classpath", "nacos/NacosServer.java"];

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly string _jars;
    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet-nacos-").FullName;
    private ServerProcess? _process;

    private NacosServer(string jars) => _jars = jars;

    /// <summary>Gets the port for HTTP. The port for gRPC is greater by 1000.</summary>
    public int Port { get; } = FindPort();

    /// <summary>Gets what the process has written.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Returns a sentence about what is missing to run a server, or null if nothing is.</summary>
    /// <param name="jars">The folder of the jars, or null if none is known.</param>
    public static string? FindWhatIsMissing(string? jars)
    {
        if (string.IsNullOrEmpty(jars))
            return "Nacos: DUBBONET_JARS names no folder of jars.";
        if (Array.Find(Required, file => !File.Exists(Path.Combine(jars, file))) is { } lacking)
            return $"Nacos: DUBBONET_JARS names '{jars}', which lacks {lacking}.";
        return ServerProcess.AreOnPath("java", "javac", "bash") ? null : "Nacos: java, javac and bash are needed on the PATH.";
    }

    /// <summary>Starts a server, and waits until it serves clients.</summary>
    /// <param name="jars">The folder of the jars.</param>
    /// <exception cref="InvalidOperationException">The server did not start. The message contains its log.</exception>
    public static async Task<NacosServer> StartAsync(string jars)
    {
        var server = new NacosServer(jars);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts a server that was killed, at the same port and with its data, and waits until it serves clients.</summary>
    public async Task StartAgainAsync()
    {
        _process = ServerProcess.Start($"Nacos at port {Port}", ["bash", ScriptIn(_jars), $"{Port}", _folder], JavaOptions);
        await _process.WaitUntilAsync(IsReadyAsync);
    }

    /// <summary>Kills the process, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        await process.KillAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string ScriptIn(string jars) => Path.Combine(jars, "bin", "nacos");

    private static int FindPort()
    {
        int port;
        do
            port = FreePort.Find();
        while (!OtherPorts.All(other => IsFree(port + other)));
        return port;
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            string metrics = await Http.GetStringAsync($"http://127.0.0.1:{Port}/nacos/v1/ns/operator/metrics");
            return metrics.Contains("\"UP\"", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
