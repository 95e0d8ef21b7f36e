using System.Diagnostics;
using System.Net;
using System.Text;

namespace DubboNet.Tool.Tests;

/// <summary>Runs a command that listens until it is interrupted, which is <c>serve</c> or <c>tap</c>.</summary>
internal sealed class ListeningTool : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource Shown)> _awaited = [];
    private readonly Task _reading;
    private volatile Task _resumed = Task.CompletedTask;

    private ListeningTool(Process process, IPEndPoint endPoint)
    {
        (_process, EndPoint) = (process, endPoint);
        _reading = ReadAsync();
    }

    /// <summary>Gets the address for consumers.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Gets what has been shown.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the command, and waits until it listens.</summary>
    public static async Task<ListeningTool> StartAsync(params string[] arguments)
    {
        Process process = ToolRun.Start(arguments);
        string line = await process.StandardError.ReadLineAsync().WaitAsync(Timeout) ?? "";
        const string Start = "Listening on ";
        if (!line.StartsWith(Start, StringComparison.Ordinal))
            Assert.Fail($"{line}\n{await process.StandardError.ReadToEndAsync()}");
        return new ListeningTool(process, IPEndPoint.Parse(line[Start.Length..].Split(' ')[0].TrimEnd(',')));
    }

    /// <summary>Serves a file with responses on a free port of the loopback address.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task<ListeningTool> ServeAsync(string json, params string[] arguments)
    {
        // The command reads the file before it listens.
        using var folder = new TemporaryFolder();
        return await StartAsync(["serve", folder.Write("answers.json", json), "--listen", "0", .. arguments]);
    }

    /// <summary>Waits until something is shown, and returns all that is shown.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            _awaited.Add((text, shown));
            Complete();
        }

        try
        {
            await shown.Task.WaitAsync(Timeout);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"'{text}' is not shown:\n{Output}");
        }

        return Output;
    }

    /// <summary>Stops reading what the command shows, until the task completes.</summary>
    public void ReadAfter(Task resumed) => _resumed = resumed;

    /// <summary>Ends the command as Ctrl+C does, and returns what it wrote to the standard error.</summary>
    public async Task<string> StopAsync()
    {
        await ProcessSignal.InterruptAsync(_process.Id);
        string errors = await _process.StandardError.ReadToEndAsync().WaitAsync(Timeout);
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        await _reading;
        Assert.That(_process.ExitCode, Is.Zero, errors);
        return errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            await _resumed;
            lock (_output)
            {
                _output.Append(line).Append('\n');
                Complete();
            }
        }
    }

    private void Complete()
    {
        if (_awaited.Count == 0)
            return;
        string output = _output.ToString();
        _awaited.RemoveAll(awaited => output.Contains(awaited.Text, StringComparison.Ordinal) && awaited.Shown.TrySetResult());
    }
}
