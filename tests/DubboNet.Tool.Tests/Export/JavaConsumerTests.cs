using System.Diagnostics;
using DubboNet.Java.Tests;

namespace DubboNet.Tool.Tests.Export;

/// <summary>
/// Compiles a Java consumer with the exported classes. It then calls the implementation of the contract, which the tool serves.
/// </summary>
internal sealed class JavaConsumerTests
{
    private static readonly string[] Opened =
    [
        "java.lang", "java.util", "java.math", "java.time", "java.util.concurrent", "java.util.concurrent.atomic", "java.net", "java.io",
        "sun.util.calendar",
    ];

    // For hangs only.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    [TestCase("2.7")]
    [TestCase("3.3")]
    public async Task Java_consumer_of_exported_classes_calls_an_implementation_of_an_assembly(string line)
    {
        string[] jars = FindJars(line);
        string folder = ExportedProject.CreateFolder($"consumer-{line}");
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, "--services", "com.acme.pricing.*");
        File.Copy(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Export", "Java", "ExportConsumer.java"),
            Path.Combine(folder, "ExportConsumer.java"));
        string classes = ExportedProject.Compile(folder, classPath: jars, options: "-nowarn");
        // Dubbo 3 reads only classes that it is told of.
        Directory.CreateDirectory(Path.Combine(classes, "security"));
        await File.WriteAllTextAsync(Path.Combine(classes, "security", "serialize.allowlist"), "com.acme.\n");

        await using ListeningTool serve = await ListeningTool.StartAsync(
            "serve", ExportedProject.Contracts, "--services", "com.acme.pricing.*", "--listen", "0");
        string output = await RunAsync([classes, .. jars], folder, $"127.0.0.1:{serve.EndPoint.Port}");

        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "find [A-1, 9.90, 1970-01-01T00:00:00Z, true, null, SOUTH_EAST, EUR]",
            "default [1.50]",
            "unknown [B-1 is unknown, B-1]",
            "failed [com.acme.pricing.PricingException, C-1 has no price]",
            "page [screw;2-1, 3, screw;2-2, null]",
            "list [L-1]",
            "check [{A-1=true, B-1=false}]",
            "count [3]",
            "long [4294967295]",
            "load [7, DotNet, 5, 3, null, [a, null], null]",
            "loadAll [Java]",
            "version [1]",
            "label [3.5]",
            "shelf [5]",
            "subscribe [Java has topic-1]",
            "watch [watched True]",
            "done",
        }));
    }

    private static string[] FindJars(string line)
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

    private static async Task<string> RunAsync(IEnumerable<string> classPath, string home, string address)
    {
        using Process process = JavaTools.Start("java", [
            .. Opened.SelectMany(package => (string[])["--add-opens", $"java.base/{package}=ALL-UNNAMED"]),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Ddubbo.application.logger=slf4j", $"-Duser.home={home}",
            "-cp", string.Join(Path.PathSeparator, classPath), "export.ExportConsumer", address,
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
