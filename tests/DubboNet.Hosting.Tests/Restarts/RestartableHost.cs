using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests.Restarts;

/// <summary>A host in this process.</summary>
internal sealed class RestartableHost(int port) : IRestartable
{
    private TestHost? _host;

    public async Task StartAsync() => _host = await TestHost.StartAsync(
        $$"""{ "DubboNet": { "Provider": { "Host": "127.0.0.1", "Port": {{port}} } } }""",
        services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>(ServiceLifetime.Singleton));

    public async Task StopAsync()
    {
        await _host!.DisposeAsync();
        _host = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }
}
