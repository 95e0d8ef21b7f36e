using Frames;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a Java application that has a registry. It keeps its caches in a folder of its own.</summary>
internal sealed class JavaEstatePeer : IAsyncDisposable
{
    // The process runs only for a short time. These options reduce compilation, garbage collection and memory.
    private const string Options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m";

    private readonly string _home;

    private JavaEstatePeer(JavaPeer process, string home) => (Process, _home) = (process, home);

    public JavaPeer Process { get; }

    public static async Task<JavaEstatePeer> StartAsync(string line, string role, EstateOptions options)
    {
        string home = Directory.CreateTempSubdirectory("dubbonet-estate-").FullName;
        string java = $"{Options} -Duser.home={home} {options.JavaOptions}";
        return new JavaEstatePeer(await StartProcessAsync(line, role, java, options), home);
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private static async Task<JavaPeer> StartProcessAsync(string line, string role, string java, EstateOptions options)
    {
        try
        {
            return await JavaPeer.StartAsync(line, role, java, options.ToArguments());
        }
        catch (InvalidOperationException e) when (e.InnerException is TimeoutException)
        {
            // A consumer of Java 3.3 has been seen to hang before its first call, once in some hundred starts.
            TestContext.Error.WriteLine($"{e.Message}\nIt is started again.");
            return await JavaPeer.StartAsync(line, role, java, options.ToArguments());
        }
    }
}
