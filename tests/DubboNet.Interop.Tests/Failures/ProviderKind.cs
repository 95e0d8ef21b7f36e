namespace DubboNet.Interop.Tests.Failures;

/// <summary>What a provider is written in.</summary>
public enum ProviderKind
{
    Java,
    DotNet,
}

/// <summary>Starts providers of either kind.</summary>
internal static class ProviderProcess
{
    /// <summary>A provider that serves a port of its own choice.</summary>
    public static async Task<IProviderProcess> StartAsync(ProviderKind kind, string line) =>
        kind == ProviderKind.DotNet ? await DotNetProvider.StartAsync(port: 0) : await JavaProvider.StartAsync(line);

    /// <summary>A provider that serves this port.</summary>
    public static async Task<IProviderProcess> StartAsync(ProviderKind kind, string line, int port) =>
        await (await PrepareAsync(kind, line))(port);

    /// <summary>
    /// Gets ready what can be without the port, and gives what binds it: a JVM takes seconds to start, which is not what is measured.
    /// </summary>
    public static async Task<Func<int, Task<IProviderProcess>>> PrepareAsync(ProviderKind kind, string line)
    {
        if (kind == ProviderKind.DotNet)
            return async port => await DotNetProvider.StartAsync(port);
        JavaProvider java = await JavaProvider.PrepareAsync(line);
        return async port =>
        {
            await java.BindAsync(port);
            return java;
        };
    }
}
