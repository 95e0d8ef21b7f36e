using System.Diagnostics;
using System.Net;
using System.Text;

namespace DubboNet.Tool.Tests;

/// <summary>Runs <c>dubbonet tap</c> between a consumer and a provider of the test.</summary>
internal sealed class TapProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private TapProcess(Process process, IPEndPoint endPoint)
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

    /// <summary>Starts the command on a free port of the loopback address.</summary>
    public static async Task<TapProcess> StartAsync(string listen, string provider, params string[] options)
    {
        Process process = ToolRun.Start(["tap", "--listen", listen, provider, .. options]);
        string? line = await process.StandardError.ReadLineAsync().WaitAsync(Timeout);
        Assert.That(line, Does.StartWith("Listening on "), await ErrorsAsync(process, line));
        string endPoint = line!["Listening on ".Length..line.IndexOf(", forwarding", StringComparison.Ordinal)];
        return new TapProcess(process, IPEndPoint.Parse(endPoint));
    }

    /// <summary>Waits until something is shown.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.That(watch.Elapsed, Is.LessThan(Timeout), () => $"'{text}' is not shown:\n{Output}");
            await Task.Delay(20);
        }

        return Output;
    }

    /// <summary>Ends the command as Ctrl+C does, and returns the summary.</summary>
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

    private static async Task<string> ErrorsAsync(Process process, string? line) =>
        line?.StartsWith("Listening on ", StringComparison.Ordinal) == true
            ? ""
            : $"{line}\n{await process.StandardError.ReadToEndAsync()}";

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output)
                _output.Append(line).Append('\n');
        }
    }
}
