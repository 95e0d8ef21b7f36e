using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>Starts the application's providers, and stops them before anything else of the host stops: calls that still run may need all of it.</summary>
internal sealed class ProvidersService(DubboRegistrations registrations, IServiceProvider services) : IHostedLifecycleService
{
    private IEnumerable<DubboProvider> All => registrations.Providers.Keys.Select(name => services.GetRequiredKeyedService<DubboProvider>(name));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DubboProvider provider in All)
            provider.Start();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.WhenAll(All.Select(provider => provider.Server.StopAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
