using System.Diagnostics;

namespace DubboNet.AspNetCore.Tests.OpenApi;

/// <summary>Runs the scripts of the folder <c>Node</c>, which use packages of npm.</summary>
internal static class NodeScripts
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(5);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "OpenApi", "Node");

    private static readonly Lazy<Task> Installed = new(async () =>
    {
        (int code, string output) = await StartAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
        Assert.That(code, Is.Zero, output);
    });

    /// <summary>Runs a script, and returns its exit code and its output.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        return await StartAsync("node", [script, .. arguments]);
    }

    /// <summary>Writes a file beside the scripts, and returns its path.</summary>
    public static async Task<string> WriteAsync(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static async Task<(int Code, string Output)> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using var hang = new CancellationTokenSource(MaxTime);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(hang.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(hang.Token);
            await process.WaitForExitAsync(hang.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
