using System.Diagnostics;
using System.Globalization;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>DubboNet's provider as a child process.</summary>
internal sealed class DotNetProvider(Process process) : IProviderProcess
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(1);

    public int ProcessId => process.Id;

    public static async Task<DotNetProvider> StartAsync(int port)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "DubboNet.ProviderHost.dll");
        Process process = Process.Start(new ProcessStartInfo("dotnet", [program, port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.That(await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout), Does.StartWith("READY "));
        return new DotNetProvider(process);
    }

    public void Kill() => process.Kill();

    public async Task StopAsync()
    {
        await process.StandardInput.WriteLineAsync("stop");
        await process.StandardInput.FlushAsync();
        Assert.That(await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout), Is.EqualTo("STOPPED"));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(AnswerTimeout);
        process.Dispose();
    }
}
