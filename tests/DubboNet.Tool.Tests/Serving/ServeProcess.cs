using System.Diagnostics;

namespace DubboNet.Tool.Tests;

/// <summary>Runs <c>dubbonet serve</c> with a file of the test.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly Task<string> _output;

    private ServeProcess(TemporaryFolder folder, Process process, int port)
    {
        (_folder, _process, Port) = (folder, process, port);
        _output = process.StandardOutput.ReadToEndAsync();
    }

    public int Port { get; }

    /// <summary>Starts the command on a free port of the loopback address.</summary>
    public static async Task<ServeProcess> StartAsync(string json)
    {
        var folder = new TemporaryFolder();
        Process process = ToolRun.Start("serve", folder.Write("answers.json", json), "--listen", "0");
        string line = await process.StandardError.ReadLineAsync().WaitAsync(Timeout) ?? "";
        Assert.That(line, Does.StartWith("Listening on 127.0.0.1:"));
        return new ServeProcess(folder, process, int.Parse(line.Split(':', ' ')[3], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the command as Ctrl+C does, and returns the lines of its calls.</summary>
    public async Task<string> StopAsync()
    {
        await ProcessSignal.InterruptAsync(_process.Id);
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        Assert.That(_process.ExitCode, Is.Zero);
        return await _output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _output;
        _process.Dispose();
        _folder.Dispose();
    }
}
