using Frames;

namespace DubboNet.Tool.Tests;

/// <summary>Runs a Java provider of FrameService for each line. They are started when the first test needs them.</summary>
internal static class JavaPeers
{
    private static readonly Lazy<Dictionary<string, Task<JavaPeer>>> Providers =
        new(() => Lines!.ToDictionary(line => line, line => JavaPeer.StartAsync(line, "provider", Options)));

    /// <summary>Gets the options of the JVM for processes that run only for a short time.</summary>
    public const string Options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m";

    /// <summary>Gets the lines, which are 2.6.12, 2.7.23, 3.2.19 and 3.3.6.</summary>
    public static IReadOnlyList<string> Lines { get; } = ["2.6", "2.7", "3.2", "3.3"];

    /// <summary>Gets the folder with the class files of the interface.</summary>
    public static string Classes(string line) => Path.Combine(Repository.Path, "interop-java", "target", line, "classes");

    /// <summary>Returns the address of the provider of a line. Skips the test if Java is missing, or fails it.</summary>
    public static async Task<string> GetAddressAsync(string line)
    {
        await RequireAsync(line);
        return $"dubbo://127.0.0.1:{(await Providers.Value[line]).Port}";
    }

    /// <summary>Skips the test if Java or the jars of the line are missing, or fails it where no test may be skipped.</summary>
    public static async Task RequireAsync(string line) => RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync(line));

    /// <summary>Stops all providers that were started.</summary>
    public static async Task StopAllAsync()
    {
        if (!Providers.IsValueCreated)
            return;
        foreach (Task<JavaPeer> provider in Providers.Value.Values)
            await (await provider).DisposeAsync();
    }
}
