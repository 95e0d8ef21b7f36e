using System.Diagnostics;
using System.Text;

namespace DubboNet.Nacos.Tests.Real;

/// <summary>
/// Represents a Nacos server as a Java process on the loopback interface. It ends with the process that started it. Its data stays in its
/// folder, so that it can be started again.
/// </summary>
internal sealed class NacosProcess : IAsyncDisposable
{
    private const string Script = "java \"$@\" & cat > /dev/null; kill -9 $!; wait";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet-nacos-").FullName;
    private readonly string _jars;
    private readonly StringBuilder _log = new();
    private Process? _process;

    private NacosProcess(string jars) => _jars = jars;

    /// <summary>Gets the port for HTTP. That for gRPC is 1,000 above, and the server also uses the one 1,000 below.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Returns a sentence about what is missing to run a server, or null if nothing is.</summary>
    /// <param name="jars">The folder of the jars, or null if none is known.</param>
    public static string? FindWhatIsMissing(string? jars)
    {
        if (string.IsNullOrEmpty(jars))
            return "Nacos: DUBBONET_JARS names no folder of jars.";
        if (!File.Exists(Path.Combine(jars, "nacos.classpath")) || !File.Exists(Path.Combine(jars, "nacos", "NacosServer.java")))
            return $"Nacos: DUBBONET_JARS names '{jars}', which lacks nacos.classpath or nacos/NacosServer.java.";
        return IsOnPath("java") && IsOnPath("javac") && IsOnPath("bash") ? null : "Nacos: java, javac and bash are needed on the PATH.";
    }

    /// <summary>Starts a server, and waits until it serves clients.</summary>
    /// <exception cref="InvalidOperationException">The server did not start. The message contains its log.</exception>
    public static async Task<NacosProcess> StartAsync(string jars)
    {
        var server = new NacosProcess(jars);
        string[] names = await File.ReadAllLinesAsync(Path.Combine(jars, "nacos.classpath"));
        string classes = Directory.CreateDirectory(Path.Combine(server._folder, "classes")).FullName;
        string libraries = string.Join(':', names.Select(name => Path.Combine(jars, "jars", name)));
        using (Process compiler = server.Run(
            "javac", "-proc:none", "-cp", libraries, "-d", classes, Path.Combine(jars, "nacos", "NacosServer.java")))
        {
            await compiler.WaitForExitAsync().WaitAsync(StartTimeout);
        }

        File.Copy(Path.Combine(jars, "nacos", "application.properties"), Path.Combine(classes, "application.properties"));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts a server that was killed, at the same port and with its data.</summary>
    public async Task StartAgainAsync()
    {
        string classes = Path.Combine(_folder, "classes");
        string[] names = await File.ReadAllLinesAsync(Path.Combine(_jars, "nacos.classpath"));
        string classPath = string.Join(':', names.Select(name => Path.Combine(_jars, "jars", name)).Prepend(classes));
        _process = Run(
            "bash", "-c", Script, "nacos", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dnacos.standalone=true",
            $"-Dderby.stream.error.file={_folder}/derby.log", $"-Dnacos.home={_folder}", $"-Duser.home={_folder}",
            "-Dnacos.server.ip=127.0.0.1", "-Dnacos.inetutils.ip-address=127.0.0.1", $"-Dserver.port={Port}",
            "--add-opens", "java.base/java.lang=ALL-UNNAMED", "--add-opens", "java.base/java.util=ALL-UNNAMED",
            "-cp", classPath, "com.alibaba.nacos.NacosServer");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}/nacos/") };
        long start = TimeProvider.System.GetTimestamp();
        while (!await IsUpAsync(client))
        {
            if (TimeProvider.System.GetElapsedTime(start) > StartTimeout || _process.HasExited)
                throw new InvalidOperationException($"The Nacos server at port {Port} did not start.\n{_log}");
            await Task.Delay(100);
        }
    }

    /// <summary>Kills the process, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(StartTimeout);
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            return (await client.GetStringAsync("v1/ns/operator/metrics", limit.Token)).Contains("UP", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
