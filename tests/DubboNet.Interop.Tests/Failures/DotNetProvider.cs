using System.Diagnostics;
using System.Globalization;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Runs DubboNet's provider as a child process.</summary>
internal sealed class DotNetProvider : IProviderProcess
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private DotNetProvider(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int ProcessId => _process.Id;

    public int Port { get; }

    /// <param name="port">The port, or 0 to let the system choose one.</param>
    public static async Task<DotNetProvider> StartAsync(int port)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "DubboNet.ProviderHost.dll");
        Process process = Process.Start(new ProcessStartInfo("dotnet", [program, port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? ready = await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout);
        Assert.That(ready, Does.StartWith("READY "));
        return new DotNetProvider(process, int.Parse(ready!.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits for the first call.</summary>
    public async Task IsUsedAsync() =>
        Assert.That(await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout), Is.EqualTo("SERVING"));

    public void Kill() => _process.Kill();

    public async Task StopAsync()
    {
        await ProcessSignal.TerminateAsync(_process.Id);
        await _process.WaitForExitAsync().WaitAsync(AnswerTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(AnswerTimeout);
        _process.Dispose();
    }
}
