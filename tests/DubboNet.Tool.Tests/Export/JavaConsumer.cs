using System.Diagnostics;
using DubboNet.Java.Tests;

namespace DubboNet.Tool.Tests.Export;

/// <summary>Runs Java consumers that are compiled with exported classes.</summary>
internal static class JavaConsumer
{
    private static readonly string[] Opened =
    [
        "java.lang", "java.util", "java.math", "java.time", "java.util.concurrent", "java.util.concurrent.atomic", "java.net", "java.io",
        "sun.util.calendar",
    ];

    // For hangs only.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    /// <summary>Returns the jars of a line of Dubbo. Without them, the test is skipped or fails.</summary>
    public static string[] FindJars(string line)
    {
        ExportedProject.RequireJdk();
        if (Environment.GetEnvironmentVariable(RequiredJava.JarsVariable) is { Length: > 0 } folder)
        {
            string[] names = File.ReadAllLines(Path.Combine(folder, $"dubbo-{line}.classpath"));
            return [.. names.Where(name => name.Length > 0).Select(name => Path.Combine(folder, "jars", name))];
        }

        string list = Path.Combine(Repository.Path, "interop-java", "target", line, "classpath");
        RequiredJava.Check(File.Exists(list)
            ? null
            : $"The jars of Dubbo {line} were not found. Run 'mvn -P dubbo-{line} package' in interop-java, or set "
                + $"{RequiredJava.JarsVariable}.");
        return File.ReadAllText(list).Trim().Split(Path.PathSeparator);
    }

    /// <summary>Compiles a consumer of <c>Export/Java</c> with exported sources, runs it, and returns what it prints.</summary>
    /// <param name="name">The class of the consumer.</param>
    /// <param name="package">The beginning of the names of the exported classes.</param>
    /// <param name="folder">The folder with the exported sources.</param>
    /// <param name="jars">The jars of Dubbo.</param>
    /// <param name="port">The port of the provider.</param>
    public static async Task<string> RunAsync(string name, string package, string folder, string[] jars, int port)
    {
        foreach (string file in (string[])[$"{name}.java", "References.java"])
            File.Copy(Path.Combine(TestContext.CurrentContext.TestDirectory, "Export", "Java", file), Path.Combine(folder, file));
        string classes = ExportedProject.Compile(folder, classPath: jars, options: "-nowarn");
        // Dubbo 3 reads only classes that it is told of.
        Directory.CreateDirectory(Path.Combine(classes, "security"));
        await File.WriteAllTextAsync(Path.Combine(classes, "security", "serialize.allowlist"), $"{package}\n");
        return await RunAsync([classes, .. jars], folder, $"export.{name}", $"127.0.0.1:{port}");
    }

    private static async Task<string> RunAsync(IEnumerable<string> classPath, string home, string main, string address)
    {
        using Process process = JavaTools.Start("java", [
            .. Opened.SelectMany(package => (string[])["--add-opens", $"java.base/{package}=ALL-UNNAMED"]),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Ddubbo.application.logger=slf4j", $"-Duser.home={home}",
            "-cp", string.Join(Path.PathSeparator, classPath), main, address,
        ]);
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
        }

        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
        return await output;
    }
}
