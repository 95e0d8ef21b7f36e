using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>
/// Connects the clients when the host starts, so that first calls do not wait for a connection. Fails the start if a client requires a
/// provider at the start and none is available. This happens after the providers of the same host listen, regardless of the order of
/// registration.
/// </summary>
internal sealed class ClientsService(DubboClients clients, DubboRegistrations registrations, IServiceProvider services)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        ClientRegistration[] requiring =
            [.. clients.All.Where(client => clients.GetOptions(client.Name).RequireProviderAtStart)];
        // Clients may find a provider of the same host in a registry.
        if (requiring.Length > 0)
        {
            foreach (string provider in registrations.Providers.Keys)
                await services.GetRequiredKeyedService<DubboProvider>(provider).RegisterAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (ClientRegistration client in clients.All)
            clients.Get(client.Name).Start();
        foreach (ClientRegistration client in requiring)
            await clients.Get(client.Name).ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Services that stop later can still make calls. The clients are disposed of with the application's services.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
