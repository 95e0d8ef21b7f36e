using System.Diagnostics;

namespace DubboNet.Hosting.Tests.Restarts;

/// <summary>The server sample as a process. It is stopped by a signal, as containers and services are.</summary>
internal sealed class RestartableProcess(int port) : IRestartable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Process? _process;

    public async Task StartAsync()
    {
        var start =
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HelloServer.dll")]) { RedirectStandardOutput = true };
        start.Environment["DubboNet__Provider__Host"] = "127.0.0.1";
        start.Environment["DubboNet__Provider__Port"] = $"{port}";
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains("Application started", StringComparison.Ordinal))
                break;
        }

        // A full pipe would block the process.
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public async Task StopAsync()
    {
        await ProcessSignal.TerminateAsync(_process!.Id);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(_process.ExitCode, Is.Zero);
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        return default;
    }
}
