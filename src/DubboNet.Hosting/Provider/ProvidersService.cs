using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>
/// Starts the application's providers. Stops them before all other services of the host, because running calls can need those services.
/// </summary>
internal sealed class ProvidersService(DubboRegistrations registrations, IServiceProvider services) : IHostedLifecycleService
{
    private IEnumerable<DubboProvider> All =>
        registrations.Providers.Keys.Select(name => services.GetRequiredKeyedService<DubboProvider>(name));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DubboProvider provider in All)
            provider.Start();
        return Task.CompletedTask;
    }

    // Consumers must not find the providers before the whole application has started.
    public Task StartedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(provider => provider.RegisterAsync(cancellationToken)));

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(provider => provider.StopAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
