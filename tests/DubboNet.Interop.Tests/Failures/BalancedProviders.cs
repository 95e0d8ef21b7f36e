namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// Runs three providers behind the one address of a load balancer. Each started provider gets a new port, as each pod has its own address.
/// </summary>
internal sealed class BalancedProviders : IAsyncDisposable
{
    public const int Count = 3;

    private readonly TcpBalancer _balancer = new();
    private readonly List<IProviderProcess> _providers = [];
    private readonly ProviderKind _kind;
    private readonly string _line;

    private BalancedProviders(ProviderKind kind, string line)
    {
        _kind = kind;
        _line = line;
    }

    /// <summary>Gets the port that consumers connect to.</summary>
    public int Port => _balancer.Port;

    /// <summary>Gets the number of connections that consumers have opened so far.</summary>
    public int Connections => _balancer.Forwarded;

    public static async Task<BalancedProviders> StartAsync(ProviderKind kind, string line)
    {
        var providers = new BalancedProviders(kind, line);
        foreach (Task<IProviderProcess> start in Enumerable.Range(0, Count).Select(_ => ProviderProcess.StartAsync(kind, line)).ToArray())
            providers.Use(await start);
        return providers;
    }

    /// <summary>
    /// Restarts the providers one after another. The load balancer drops the old provider, which then stops in order. The next provider
    /// starts meanwhile, and is used after the old one has stopped.
    /// </summary>
    public async Task RestartAsync()
    {
        for (int restart = 0; restart < Count; restart++)
        {
            IProviderProcess old = _providers[0];
            _providers.RemoveAt(0);
            _balancer.Remove(old.Port);
            Task<IProviderProcess> next = ProviderProcess.StartAsync(_kind, _line);
            await old.StopAsync();
            await old.DisposeAsync();
            Use(await next);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IProviderProcess provider in _providers)
            await provider.DisposeAsync();
        await _balancer.DisposeAsync();
    }

    private void Use(IProviderProcess provider)
    {
        _providers.Add(provider);
        _balancer.Add(provider.Port);
    }
}
