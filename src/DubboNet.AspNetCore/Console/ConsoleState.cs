using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.AspNetCore;

/// <summary>Writes the state of the application and the contents of its registries.</summary>
/// <param name="found">Knows the contracts of the application.</param>
/// <param name="failures">The last failures.</param>
/// <param name="services">The services of the application.</param>
internal sealed class ConsoleState(ConsoleServices found, ConsoleFailures failures, IServiceProvider services)
{
    private const string DefaultWeight = "100";

    private readonly string _application = services.GetRequiredService<IHostEnvironment>().ApplicationName;
    private readonly DubboOverview _overview = services.GetRequiredService<DubboOverview>();
    private readonly DubboServiceFinder _finder = services.GetRequiredService<DubboServiceFinder>();

    /// <summary>Writes the state of the application.</summary>
    public Task WriteAsync(HttpContext context)
    {
        IReadOnlyList<DubboClientSnapshot> clients = _overview.GetClients();
        IReadOnlyList<DubboProvider> providers = _overview.Providers;
        (long count, IReadOnlyList<ConsoleFailure> last) = failures.Read();
        var state = new ConsoleOverview(
            _application,
            [.. found.GetContracts(services).Keys.Select(key => ConsoleService.Create(key, FindPlaces(key, clients, providers)))],
            [.. clients.Select(Describe)],
            [.. providers.Select(Describe)],
            last,
            count);
        return ConsoleJson.WriteAsync(context, state, ConsoleJson.Default.ConsoleOverview);
    }

    /// <summary>Writes the services of the registries.</summary>
    public async Task WriteRegistriesAsync(HttpContext context)
    {
        IReadOnlyList<DubboRegistryListing> listings = await _finder.ListAsync(context.RequestAborted).ConfigureAwait(false);
        IReadOnlyList<ConsoleRegistry> registries = [.. listings.Select(listing => new ConsoleRegistry(
            listing.Registry, listing.Problem, [.. listing.Services.Select(Describe)]))];
        await ConsoleJson.WriteAsync(context, registries, ConsoleJson.Default.IReadOnlyListConsoleRegistry).ConfigureAwait(false);
    }

    private static IEnumerable<string> FindPlaces(
        ServiceKey key, IReadOnlyList<DubboClientSnapshot> clients, IReadOnlyList<DubboProvider> providers) =>
    [
        .. clients.Where(client => client.Name is not null && client.Services.Contains(key)).Select(client => $"client {client.Name}"),
        .. providers.Where(provider => provider.Services.Contains(key)).Select(provider => $"hosted {provider.Name}".TrimEnd()),
    ];

    private static ConsoleClient Describe(DubboClientSnapshot client) => new(
        client.Name,
        [.. client.Services.Select(key => ConsoleService.Create(key, []))],
        client.Cluster.Directory,
        client.Cluster.Problem,
        [.. client.Cluster.Providers.Select(Describe)]);

    private static ConsoleTarget Describe(ProviderSnapshot provider) => new(
        $"{provider.Address}",
        DescribeState(provider),
        provider.Address.Weight,
        provider.Channel.LastError,
        provider.Channel.FailedAttempts,
        [.. provider.Channel.Connections.Select(ConsoleConnection.Create)]);

    private static string DescribeState(ProviderSnapshot provider) => provider switch
    {
        { Channel.IsReadOnly: true } => "Read-only",
        { IsAvoided: true } => "Avoided",
        _ => $"{provider.Channel.State}",
    };

    private static ConsoleProvider Describe(DubboProvider provider) => new(
        provider.Name,
        provider.AdvertisedEndPoint is { } address ? $"dubbo://{address.Host}:{address.Port}" : null,
        provider.IsServing ? "Serving" : "Offline",
        [.. provider.Services.Select(key => ConsoleService.Create(key, []))],
        provider.AdvertisedEndPoint is null ? [] : [.. provider.Server.GetSnapshot().Select(ConsoleConnection.Create)]);

    private static ConsoleRegistryService Describe(CatalogService service) => new(
        service.Interface,
        service.Key.Group,
        service.Key.Version,
        [.. service.Providers.Select(url => new ConsoleRegistryProvider(
            url.Protocol,
            $"{url.Host}:{url.Port}",
            url.GetParameter("application") ?? "",
            url.GetParameter("weight") ?? DefaultWeight,
            url.GetParameter("release") ?? ""))]);
}
