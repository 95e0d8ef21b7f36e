using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>
/// Connects the clients when the host starts, so that first calls need not wait for it; fails the start for those that want a provider then. That comes after
/// the providers of the same host listen, in whatever order they were registered.
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

    /// <summary>What stops after this may still call; the clients go with the application's services.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
