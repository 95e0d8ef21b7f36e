using System.Diagnostics;
using System.Globalization;

namespace Frames;

/// <summary>
/// Controls a Java process of <c>interop-java</c>, such as a provider or a consumer, over its input and output. The process ends
/// with its input, so it does not outlive the process that started it.
/// </summary>
public sealed class JavaPeer : IAsyncDisposable
{
    private const int MaxLogLines = 400;

    // Ctrl+C in a terminal goes to this process and its children. Only this process should decide when they end.
    private const string WithoutInterrupts = "trap '' INT; exec \"$0\" \"$@\"";

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Queue<string> _log = new();
    private readonly SemaphoreSlim _turn = new(1);

    private JavaPeer(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Gets the port that a provider chose, or 0 for a consumer.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the id of the Java process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Gets the last lines of the process's log.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>Returns a sentence about what is missing to run Java peers of a line, or null if nothing is.</summary>
    public static async Task<string?> FindWhatIsMissingAsync(string line)
    {
        try
        {
            using Process check = StartScript(line, "check");
            string said = await check.StandardError.ReadToEndAsync();
            await check.WaitForExitAsync();
            return check.ExitCode == 0 ? null : said.Trim();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"interop-java: bash is needed to start Java peers ({e.Message}).";
        }
    }

    /// <summary>Starts a process and waits until it is ready.</summary>
    /// <param name="line">One of 2.6, 2.7, 3.2 and 3.3.</param>
    /// <param name="role">A command of <c>interop-java/run</c> that runs until its input ends, such as provider.</param>
    /// <param name="options">Additional options of the JVM.</param>
    /// <param name="arguments">The arguments of the role.</param>
    /// <exception cref="InvalidOperationException">The process did not start. The message contains its log.</exception>
    public static async Task<JavaPeer> StartAsync(string line, string role, string options = "", params IEnumerable<string> arguments)
    {
        var peer = new JavaPeer(StartScript(line, role, options, arguments));
        string? ready = await peer.ReadLineAsync($"The Java {line} {role} did not start");
        if (ready?.Split(' ') is not ["READY", var port])
        {
            await peer._process.WaitForExitAsync();
            throw new InvalidOperationException($"The Java {line} {role} did not start: {ready}\n{peer.Log}");
        }

        peer.Port = int.Parse(port, CultureInfo.InvariantCulture);
        return peer;
    }

    /// <summary>Sends a command and returns the line of the response. Concurrent callers wait for each other.</summary>
    public async Task<string> AskAsync(string command)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(command);
            await _process.StandardInput.FlushAsync();
            return await ReadLineAsync($"The Java process did not respond to '{command}'")
                ?? throw new InvalidOperationException($"The Java process has ended.\n{Log}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the process without notifying its peers, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end of a process that was requested to end.</summary>
    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(AnswerTimeout);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
        _turn.Dispose();
    }

    private async Task<string?> ReadLineAsync(string problem)
    {
        try
        {
            return await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout);
        }
        catch (TimeoutException e)
        {
            Kill();
            throw new InvalidOperationException($"{problem} within {AnswerTimeout.TotalMinutes} minutes.\n{Log}", e);
        }
    }

    private static Process StartScript(string line, string command, string options = "", params IEnumerable<string> arguments)
    {
        string script = Path.Combine(FindRepository(), "interop-java", "run");
        var start = new ProcessStartInfo("bash", ["-c", WithoutInterrupts, script, line, command, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.Length > 0)
            start.Environment["DUBBONET_JAVA_OPTIONS"] = options;
        return Process.Start(start)!;
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The Java peers are part of the repository: run this inside it.");
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_log)
        {
            if (_log.Count == MaxLogLines)
                _log.Dequeue();
            _log.Enqueue(line);
        }
    }
}
