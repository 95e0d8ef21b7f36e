using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>Connects the clients when the host starts, so that first calls need not wait for it; fails the start for those that want a provider then.</summary>
internal sealed class ClientsService(DubboClients clients) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (ClientRegistration client in clients.All)
            clients.Get(client.Name).Start();
        foreach (ClientRegistration client in clients.All.Where(client => clients.OptionsOf(client.Name).RequireProviderAtStart))
            await clients.Get(client.Name).ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What stops after this may still call; the clients go with the application's services.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
