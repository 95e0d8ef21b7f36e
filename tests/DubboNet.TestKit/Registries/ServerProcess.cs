using System.Diagnostics;
using System.Text;

namespace DubboNet.TestKit.Registries;

/// <summary>Runs a server as a child process. It ends with the process that started it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Script = "\"$@\" & cat > /dev/null; kill -9 $!; wait";

    /// <summary>The limit against hangs. Java servers take up to half a minute to start on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _name;
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ServerProcess(string name, Process process)
    {
        _name = name;
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Gets what the process has written.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Returns whether the PATH has all programs.</summary>
    public static bool AreOnPath(params IEnumerable<string> programs)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return programs.All(program => folders.Any(folder => File.Exists(Path.Combine(folder, program))));
    }

    /// <summary>Starts a command that does not end by itself.</summary>
    /// <param name="name">The name of the server, for messages.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="javaOptions">The options of each JVM that the command starts.</param>
    public static ServerProcess Start(string name, IEnumerable<string> command, string javaOptions)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, name, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JDK_JAVA_OPTIONS"] = javaOptions;
        return new ServerProcess(name, Process.Start(start)!);
    }

    /// <summary>Waits until the server is ready.</summary>
    /// <exception cref="InvalidOperationException">The server did not start. The message contains its log.</exception>
    public async Task WaitUntilAsync(Func<Task<bool>> isReadyAsync)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        long start = TimeProvider.System.GetTimestamp();
        while (!await isReadyAsync())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit || _process.HasExited)
                throw new InvalidOperationException($"{_name} did not start.\n{Log}");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Ends the server immediately, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    public void Dispose() => _process.Dispose();

    private void Keep(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
