using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>The commands of the endpoint for operations, with Java's names and responses.</summary>
internal sealed class QosCommands(DubboRegistrations registrations, IHostApplicationLifetime lifetime, IServiceProvider services)
{
    private const string Known = "live, ready, startup, ls, online and offline";

    private IEnumerable<DubboProvider> Providers =>
        registrations.Providers.Keys.Select(name => services.GetRequiredKeyedService<DubboProvider>(name));

    private bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>Runs a command, and returns the status and the text of the response.</summary>
    public async Task<(HttpStatusCode Status, string Text)> RunAsync(string command)
    {
        switch (command)
        {
            case "live":
                return Probe(true);
            case "startup":
                return Probe(HasStarted);
            case "ready":
                return Probe(HasStarted && Providers.All(IsReady) && AreClientsReady());
            case "ls":
                return (HttpStatusCode.OK, List());
            case "online":
                await Task.WhenAll(Providers.Select(provider => provider.OnlineAsync())).ConfigureAwait(false);
                return (HttpStatusCode.OK, "OK");
            case "offline":
                await Task.WhenAll(Providers.Select(provider => provider.OfflineAsync())).ConfigureAwait(false);
                return (HttpStatusCode.OK, "OK");
            default:
                return (HttpStatusCode.NotFound, $"There is no such command. The commands are {Known}, without arguments.");
        }
    }

    private static (HttpStatusCode Status, string Text) Probe(bool isRight) =>
        isRight ? (HttpStatusCode.OK, "true") : (HttpStatusCode.ServiceUnavailable, "false");

    private static bool IsReady(DubboProvider provider) =>
        provider.IsServing && (provider.Registration?.GetSnapshot().All(registry => registry.IsRegistered) ?? true);

    private bool AreClientsReady() => services.GetService<DubboClients>() is not { } clients
        || clients.All.Where(client => clients.GetOptions(client.Name).RequireProviderAtStart).All(client =>
            clients.Get(client.Name).GetSnapshot().Providers.Any(provider => provider.IsAvailable));

    // Y and N say whether a registry has the service, as in Java.
    private string List()
    {
        var text = new StringBuilder("As Provider side:\n");
        foreach (DubboProvider provider in Providers)
        {
            IEnumerable<string> states =
                provider.Registration?.GetSnapshot().Select(registry => $"{registry.Registry}-{(registry.IsRegistered ? "Y" : "N")}") ?? [];
            foreach (ServiceKey service in provider.Services)
                text.Append($"{service} {string.Join(' ', states)}".TrimEnd()).Append('\n');
        }

        text.Append("As Consumer side:\n");
        if (services.GetService<DubboClients>() is { } clients)
        {
            foreach (ClientRegistration client in clients.All)
            {
                int available = clients.Get(client.Name).GetSnapshot().Providers.Count(provider => provider.IsAvailable);
                foreach (ServiceKey service in client.Services)
                    text.Append(CultureInfo.InvariantCulture, $"{service} {available}\n");
            }
        }

        return text.ToString();
    }
}
