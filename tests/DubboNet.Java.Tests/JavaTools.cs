using System.Diagnostics;

namespace DubboNet.Java.Tests;

/// <summary>Runs the tools of the JDK.</summary>
internal static class JavaTools
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Folder, int Release, string Options), string> Compiled = [];

    /// <summary>Gets the release of the JDK, or 0 if there is none.</summary>
    public static int Release { get; } = FindRelease();

    /// <summary>Compiles a folder of Java sources once, and returns the folder of the class files.</summary>
    /// <param name="folder">The folder below <c>Java</c>.</param>
    /// <param name="release">The release of Java.</param>
    /// <param name="options">Further options of <c>javac</c>.</param>
    public static string Compile(string folder, int release, params string[] options) =>
        CompileFolder(Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", folder), release, options);

    /// <summary>Compiles a folder of Java sources once, and returns the folder of the class files.</summary>
    /// <param name="sources">The path of the folder.</param>
    /// <param name="release">The release of Java.</param>
    /// <param name="options">Further options of <c>javac</c>.</param>
    public static string CompileFolder(string sources, int release, params string[] options)
    {
        RequiredJava.Check(Release < release ? $"javac {release} or later was not found. Install a JDK." : null);
        lock (Gate)
        {
            (string, int, string) key = (sources, release, string.Join(' ', options));
            if (!Compiled.TryGetValue(key, out string? output))
            {
                string name = $"{Path.GetFileName(sources)}-{release}-{Compiled.Count}";
                output = Path.Combine(TestContext.CurrentContext.TestDirectory, "classes", name);
                if (Directory.Exists(output))
                    Directory.Delete(output, recursive: true);
                string[] files = Directory.GetFiles(sources, "*.java", SearchOption.AllDirectories);
                Run("javac", ["--release", $"{release}", "-nowarn", "-Xlint:-options", .. options, "-d", output, .. files]);
                Compiled.Add(key, output);
            }

            return output;
        }
    }

    /// <summary>Runs a tool, and returns what it writes. The test fails if the tool does.</summary>
    public static string Run(string tool, IEnumerable<string> arguments)
    {
        using Process process = Start(tool, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, () => $"{tool}: {output}{errors.Result}");
        return output;
    }

    /// <summary>Starts a tool with its output redirected.</summary>
    public static Process Start(string tool, IEnumerable<string> arguments)
    {
        string? home = Environment.GetEnvironmentVariable("JAVA_HOME");
        string path = string.IsNullOrEmpty(home) ? tool : Path.Combine(home, "bin", tool);
        return Process.Start(
            new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static int FindRelease()
    {
        try
        {
            // It writes, for example, "javac 17.0.15".
            string version = Run("javac", ["-version"]).Split(' ', '.')[1];
            return int.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }
}
