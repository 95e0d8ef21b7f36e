using System.Diagnostics;
using System.Globalization;

namespace Frames;

/// <summary>
/// A Java Dubbo process of <c>interop-java</c>, provider or consumer, spoken to over its input and output. It ends with its input, so none outlives the
/// process that started it.
/// </summary>
public sealed class JavaPeer : IAsyncDisposable
{
    private const int MaxLogLines = 400;

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

    /// <summary>The port that a provider chose; 0 for a consumer.</summary>
    public int Port { get; private set; }

    /// <summary>The id of the process, which is Java's own.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The last lines of the process's log.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>What is missing to run Java peers of a line, as a sentence; null if nothing is.</summary>
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
    /// <param name="line">2.6, 2.7, 3.2 or 3.3.</param>
    /// <param name="role">provider, standby, consumer, storm or tls.</param>
    /// <param name="options">Further options of the JVM.</param>
    /// <param name="arguments">Those of the role.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has its log.</exception>
    public static async Task<JavaPeer> StartAsync(string line, string role, string options = "", params IEnumerable<string> arguments)
    {
        var peer = new JavaPeer(StartScript(line, role, options, arguments));
        string? ready = await peer._process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout);
        if (ready?.Split(' ') is not ["READY", var port])
        {
            await peer._process.WaitForExitAsync();
            throw new InvalidOperationException($"The Java {line} {role} did not start: {ready}\n{peer.Log}");
        }

        peer.Port = int.Parse(port, CultureInfo.InvariantCulture);
        return peer;
    }

    /// <summary>Sends a command and gives the line that answers it. Callers take turns.</summary>
    public async Task<string> AskAsync(string command)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(command);
            await _process.StandardInput.FlushAsync();
            return await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout)
                ?? throw new InvalidOperationException($"The Java process has ended.\n{Log}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the process without a word to anybody, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until a process has ended that was asked to.</summary>
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

    private static Process StartScript(string line, string command, string options = "", params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(FindRepository(), "interop-java", "run"), line, command, .. arguments])
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
