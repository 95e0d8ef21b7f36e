using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>
/// Connects the clients when the host starts, so that first calls do not wait for a connection. Fails the start if a client requires a
/// provider at the start and none is available. This happens after the providers of the same host listen, regardless of the order of
/// registration.
/// </summary>
internal sealed class ClientsService(DubboClients clients) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (ClientRegistration client in clients.All)
            clients.Get(client.Name).Start();
        foreach (ClientRegistration client in clients.All.Where(client => clients.GetOptions(client.Name).RequireProviderAtStart))
            await clients.Get(client.Name).ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Services that stop later can still make calls. The clients are disposed of with the application's services.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
