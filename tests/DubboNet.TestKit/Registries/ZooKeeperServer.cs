using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.TestKit.Registries;

/// <summary>
/// Represents a ZooKeeper server as a Java process on the loopback interface. It ends with the process that started it. Its data stays in
/// its folder, so that it can be started again.
/// </summary>
internal sealed class ZooKeeperServer : IAsyncDisposable
{
    private const string JavaOptions = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private const int TickMilliseconds = 200;

    private readonly string _folder;
    private readonly string _ensemble;
    private ServerProcess? _process;

    private ZooKeeperServer(string folder, int port, string ensemble) => (_folder, Port, _ensemble) = (folder, port, ensemble);

    public int Port { get; }

    public EndPoint EndPoint => new IPEndPoint(IPAddress.Loopback, Port);

    /// <summary>Gets what the process has written.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Returns a sentence about what is missing to run a server, or null if nothing is.</summary>
    /// <param name="jars">The folder of the jars, or null if none is known.</param>
    public static string? FindWhatIsMissing(string? jars)
    {
        if (string.IsNullOrEmpty(jars))
            return "ZooKeeper: DUBBONET_JARS names no folder of jars.";
        string list = Path.Combine(jars, "zookeeper.classpath");
        if (!File.Exists(list) || !Directory.Exists(Path.Combine(jars, "jars")))
            return $"ZooKeeper: DUBBONET_JARS names '{jars}', which lacks zookeeper.classpath or jars/.";
        return ServerProcess.AreOnPath("java", "bash") ? null : "ZooKeeper: java and bash are needed on the PATH.";
    }

    /// <summary>Starts a server.</summary>
    /// <param name="jars">The folder of the jars.</param>
    /// <exception cref="InvalidOperationException">The server did not start. The message contains its log.</exception>
    public static async Task<ZooKeeperServer> StartAsync(string jars)
    {
        var server = new ZooKeeperServer(NewFolder(), FreePort.Find(), ensemble: "");
        await server.StartAgainAsync(jars);
        return server;
    }

    /// <summary>Starts the servers of an ensemble, and waits until they have a leader.</summary>
    public static async Task<IReadOnlyList<ZooKeeperServer>> StartEnsembleAsync(string jars, int count)
    {
        string[] members = [.. Enumerable.Range(1, count).Select(i => $"server.{i}=127.0.0.1:{FreePort.Find()}:{FreePort.Find()}")];
        ZooKeeperServer[] servers =
            [.. members.Select(_ => new ZooKeeperServer(NewFolder(), FreePort.Find(), string.Join('\n', members)))];
        for (int i = 0; i < count; i++)
            await File.WriteAllTextAsync(Path.Combine(servers[i]._folder, "myid"), $"{i + 1}");
        await Task.WhenAll(servers.Select(server => server.StartAgainAsync(jars)));
        return servers;
    }

    /// <summary>Starts a server that was killed, at the same port and with its data, and waits until it serves clients.</summary>
    public async Task StartAgainAsync(string jars)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "zoo.cfg"), Configuration());
        string[] names = await File.ReadAllLinesAsync(Path.Combine(jars, "zookeeper.classpath"));
        string classPath = string.Join(':', names.Select(name => Path.Combine(jars, "jars", name)));
        string[] command =
        [
            "java", "-Dzookeeper.forceSync=no", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classPath, Main(),
            Path.Combine(_folder, "zoo.cfg"),
        ];
        _process = ServerProcess.Start($"ZooKeeper at port {Port}", command, JavaOptions);
        await _process.WaitUntilAsync(async () => (await AskAsync("srvr")).Contains("Mode:", StringComparison.Ordinal));
    }

    /// <summary>Returns the leader of an ensemble. Waits until the servers have elected one.</summary>
    public static async Task<ZooKeeperServer> FindLeaderAsync(IReadOnlyList<ZooKeeperServer> servers)
    {
        while (true)
        {
            foreach (ZooKeeperServer server in servers)
            {
                if ((await server.AskAsync("srvr")).Contains("Mode: leader", StringComparison.Ordinal))
                    return server;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Returns the number of sessions and of ephemeral nodes that the server knows, in its ensemble.</summary>
    public async Task<(int Sessions, int Ephemerals)> CountAsync()
    {
        string[] metrics = (await AskAsync("mntr")).Split('\n');
        return (Find("zk_global_sessions"), Find("zk_ephemerals_count"));

        int Find(string name)
        {
            string metric = metrics.Single(each => each.StartsWith($"{name}\t", StringComparison.Ordinal));
            return int.Parse(metric.AsSpan(name.Length), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Kills the process, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        await process.KillAsync();
        process.Dispose();
    }

    /// <summary>Deletes the data of a server that was killed.</summary>
    public void DeleteData() => Directory.Delete(Path.Combine(_folder, "version-2"), recursive: true);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("dubbonet-zookeeper-").FullName;

    private string Configuration() => $"""
        tickTime={TickMilliseconds}
        initLimit=50
        syncLimit=25
        dataDir={_folder}
        clientPort={Port}
        clientPortAddress=127.0.0.1
        admin.enableServer=false
        4lw.commands.whitelist=*
        maxClientCnxns=0
        {_ensemble}

        """;

    private string Main() => _ensemble.Length == 0
        ? "org.apache.zookeeper.server.ZooKeeperServerMain"
        : "org.apache.zookeeper.server.quorum.QuorumPeerMain";

    /// <summary>
    /// Sends a command of four letters, and returns the text of the response. It is empty if the server does not respond.
    /// </summary>
    private async Task<string> AskAsync(string command)
    {
        try
        {
            // A server that starts can accept a command and never respond.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return "";
        }
    }
}
