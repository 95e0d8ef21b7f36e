using System.Diagnostics;

namespace DubboNet.Tool.Tests;

/// <summary>Runs the tool as a process, as users do.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    // For hangs only.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="arguments">The command line.</param>
    public static async Task<ToolRun> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dubbonet {string.Join(' ', arguments)} did not end.");
        }

        return new ToolRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Returns the lines of the standard output.</summary>
    public string[] Lines() => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Starts the tool with its streams redirected. The caller ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        string path = Path.Combine(TestContext.CurrentContext.TestDirectory, "DubboNet.Tool.dll");
        // Shells let background jobs ignore SIGINT, and processes inherit that.
        return Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
