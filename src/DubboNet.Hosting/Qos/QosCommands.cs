using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>The commands of the endpoint for operations, with Java's names and responses.</summary>
internal sealed class QosCommands(DubboRegistrations registrations, IHostApplicationLifetime lifetime, IServiceProvider services)
{
    private const string Known = "live, ready, startup, ls, ps, status, online, offline and gracefulShutdown";

    private IEnumerable<DubboProvider> Providers =>
        registrations.Providers.Keys.Select(name => services.GetRequiredKeyedService<DubboProvider>(name));

    private bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>Runs a command, and returns the status and the text of the response.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="argument">The argument, or null for none.</param>
    public async Task<(HttpStatusCode Status, string Text)> RunAsync(string command, string? argument) => (command, argument) switch
    {
        ("online", _) => await SetServiceAsync(argument, isOnline: true).ConfigureAwait(false),
        ("offline", _) => await SetServiceAsync(argument, isOnline: false).ConfigureAwait(false),
        ("ps", _) => ListPorts(argument),
        ("live", null) => Probe(true),
        ("startup", null) => Probe(HasStarted),
        ("ready", null) => Probe(HasStarted && !FindProblems().Any()),
        ("ls", null) => (HttpStatusCode.OK, List()),
        ("status", null) => (HttpStatusCode.OK, DescribeStatus()),
        ("gracefulShutdown", null) => await SetServiceAsync(null, isOnline: false).ConfigureAwait(false),
        ("live" or "startup" or "ready" or "ls" or "status" or "gracefulShutdown", _) =>
            (HttpStatusCode.BadRequest, $"The command {command} takes no argument."),
        _ => (HttpStatusCode.NotFound, $"The command is not known. The commands are {Known}."),
    };

    private static (HttpStatusCode Status, string Text) Probe(bool isRight) =>
        isRight ? (HttpStatusCode.OK, "true") : (HttpStatusCode.ServiceUnavailable, "false");

    // Without a pattern, consumers that are connected are told, too.
    private async Task<(HttpStatusCode Status, string Text)> SetServiceAsync(string? pattern, bool isOnline)
    {
        if (pattern is null)
        {
            await Task.WhenAll(Providers.Select(provider => isOnline ? provider.OnlineAsync() : provider.OfflineAsync()))
                .ConfigureAwait(false);
            return (HttpStatusCode.OK, "OK");
        }

        if (!ServicePattern.TryParse(pattern, out ServicePattern? services, out string? problem))
            return (HttpStatusCode.BadRequest, problem);
        DubboProvider[] matching = [.. Providers.Where(provider => provider.Services.Any(services.Matches))];
        await Task.WhenAll(matching.Select(provider =>
            isOnline ? provider.OnlineAsync(services.Matches) : provider.OfflineAsync(services.Matches))).ConfigureAwait(false);
        return (HttpStatusCode.OK, matching.Length > 0 ? "OK" : "service not found");
    }

    // The names of what is not ready.
    private IEnumerable<string> FindProblems()
    {
        if (!Providers.All(provider => provider.IsServing))
            yield return "server";
        if (!Providers.All(provider => provider.Registration?.GetSnapshot().All(registry => registry.IsRegistered) ?? true))
            yield return "registry";
        if (!AreClientsReady())
            yield return "client";
    }

    private string DescribeStatus()
    {
        string problems = string.Join(", ", FindProblems());
        return problems.Length > 0 ? $"ERROR: {problems}" : "OK";
    }

    private bool AreClientsReady() => services.GetService<DubboClients>() is not { } clients
        || clients.All.Where(client => clients.GetOptions(client.Name).RequireProviderAtStart).All(client =>
            clients.Get(client.Name).GetSnapshot().Providers.Any(provider => provider.IsAvailable));

    // Without a port, the ports of all providers. With one, the connections to it, from the consumer to the provider.
    private (HttpStatusCode Status, string Text) ListPorts(string? port)
    {
        DubboProvider[] started = [.. Providers.Where(provider => provider.AdvertisedEndPoint is not null)];
        if (port is null)
            return (HttpStatusCode.OK, Lines(started.Select(provider => PortOf(provider))));
        return Array.Find(started, provider => PortOf(provider) == port) is { } wanted
            ? (HttpStatusCode.OK, Lines(wanted.Server.GetSnapshot().Select(link => $"{link.RemoteEndPoint} -> {link.LocalEndPoint}")))
            : (HttpStatusCode.BadRequest, $"No provider listens on the port {port}. The ports are: "
                + string.Join(", ", started.Select(PortOf)));
    }

    private static string PortOf(DubboProvider provider) => provider.Server.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));

    // Y and N say whether a registry has the service, as in Java.
    private string List()
    {
        var text = new StringBuilder("As Provider side:\n");
        foreach (DubboProvider provider in Providers)
        {
            IReadOnlyList<ServiceKey> registered = provider.Registration?.RegisteredServices ?? [];
            IReadOnlyList<RegistrationSnapshot> registries = provider.Registration?.GetSnapshot() ?? [];
            foreach (ServiceKey service in provider.Services)
            {
                IEnumerable<string> states = registries.Select(registry =>
                    $"{registry.Registry}-{(registry.IsRegistered && registered.Contains(service) ? "Y" : "N")}");
                text.Append($"{service} {string.Join(' ', states)}".TrimEnd()).Append('\n');
            }
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
