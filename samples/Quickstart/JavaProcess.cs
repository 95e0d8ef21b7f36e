using System.Diagnostics;

namespace Quickstart;

/// <summary>A Java Dubbo process of <c>interop-java</c>, spoken to over its input and output; it ends with its input.</summary>
internal sealed class JavaProcess : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private JavaProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The port that a provider chose; 0 for a consumer.</summary>
    public int Port { get; }

    /// <summary>Starts a process; null if Java or Dubbo's jars are missing, which the script has said by then.</summary>
    public static async Task<JavaProcess?> StartAsync(string line, string role)
    {
        string script = Path.Combine(FindRepository(), "interop-java", "run");
        var start = new ProcessStartInfo("bash", [script, line, role]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        string? ready = await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout);
        if (ready?.Split(' ') is ["READY", var port])
            return new JavaProcess(process, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        return null;
    }

    /// <summary>Sends a command and gives the line that answers it.</summary>
    public async Task<string> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerTimeout)
            ?? throw new InvalidOperationException("The Java process has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        _process.Dispose();
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The Java peers are part of the repository: run the quickstart inside it.");
    }
}
