namespace DubboNet.Interop.Tests.Failures;

/// <summary>Lists the platforms of providers.</summary>
public enum ProviderKind
{
    Java,
    DotNet,
}

/// <summary>Starts providers of both kinds.</summary>
internal static class ProviderProcess
{
    /// <summary>Starts a provider on a free port.</summary>
    public static async Task<IProviderProcess> StartAsync(ProviderKind kind, string line) =>
        kind == ProviderKind.DotNet ? await DotNetProvider.StartAsync(port: 0) : await JavaProvider.StartAsync(line);

    /// <summary>Starts a provider on a port.</summary>
    public static async Task<IProviderProcess> StartAsync(ProviderKind kind, string line, int port) =>
        await (await PrepareAsync(kind, line))(port);

    /// <summary>
    /// Prepares a provider and returns a function that starts it on a port. A JVM takes seconds to start, which must not be measured.
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
