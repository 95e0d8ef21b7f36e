using DubboNet.Java.Tests;

namespace DubboNet.Tool.Tests.Export;

/// <summary>Runs the export of contracts, and compiles what it writes.</summary>
internal static class ExportedProject
{
    /// <summary>Gets the assembly with the contracts of this project.</summary>
    public static string Contracts { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "DubboNet.Tool.Tests.dll");

    /// <summary>Returns an empty folder for a test.</summary>
    public static string CreateFolder(string name)
    {
        string folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "export", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Exports contracts, which must succeed.</summary>
    public static async Task<ToolRun> ExportAsync(string assembly, string folder, params string[] options)
    {
        ToolRun run = await ToolRun.RunAsync(["export", assembly, "--output", folder, .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        return run;
    }

    /// <summary>Compiles the sources of a folder, without a warning, and returns the folder with the classes.</summary>
    public static string Compile(string folder, int release = 8, IEnumerable<string>? classPath = null, params string[] options)
    {
        string classes = Path.Combine(folder, "target", "classes");
        Directory.CreateDirectory(classes);
        string[] path = classPath is null ? [] : ["-cp", string.Join(Path.PathSeparator, classPath)];
        string[] lint = options.Length > 0 ? options : ["-Xlint:all", "-Werror"];
        JavaTools.Run("javac", [
            "-encoding", "UTF-8", "--release", $"{release}", .. lint, .. path, "-d", classes,
            .. Directory.EnumerateFiles(folder, "*.java", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ]);
        return classes;
    }

    /// <summary>Compiles the Java contracts of <c>interop-java</c>, and returns the folder with the classes.</summary>
    /// <param name="name">The name of the test, which has a folder of its own.</param>
    public static string CompileInterop(string name)
    {
        RequireJdk();
        string folder = CreateFolder($"interop-{name}");
        string sources = Path.Combine(Repository.Path, "interop-java", "contract", "src", "com");
        foreach (string path in Directory.EnumerateFiles(sources, "*.java", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, "com", Path.GetRelativePath(sources, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return Compile(folder, release: 17, options: ["-nowarn", "-parameters"]);
    }

    /// <summary>Skips the test without a JDK, or fails it where no test may be skipped.</summary>
    public static void RequireJdk() =>
        RequiredJava.Check(JavaTools.Release < 17 ? "javac 17 or later was not found. Install a JDK." : null);
}
