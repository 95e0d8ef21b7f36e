using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>
/// Provides the state of the application's clients, providers and registries at the moment, for consoles and diagnostics. It is a singleton
/// of applications with clients, providers or registries.
/// </summary>
public sealed class DubboOverview
{
    private readonly DubboRegistrations _registrations;
    private readonly IServiceProvider _services;

    internal DubboOverview(DubboRegistrations registrations, IServiceProvider services) =>
        (_registrations, _services) = (registrations, services);

    /// <summary>Gets the providers of the application.</summary>
    public IReadOnlyList<DubboProvider> Providers =>
        [.. _registrations.Providers.Keys.Select(name => _services.GetRequiredKeyedService<DubboProvider>(name))];

    /// <summary>
    /// Returns the state of the application's clients, and of the services that were called without a contract
    /// (<see cref="DubboServiceFinder"/>).
    /// </summary>
    public IReadOnlyList<DubboClientSnapshot> GetClients()
    {
        IEnumerable<DubboClientSnapshot> clients = _services.GetService<DubboClients>() is { } known
            ? known.All.Select(client => new DubboClientSnapshot(
                client.Name,
                [.. client.Services.Select(own => known.GetService(client.Name, own))],
                known.Get(client.Name).GetSnapshot()))
            : [];
        var finder = _services.GetRequiredService<DubboServiceFinder>();
        return [.. clients, .. finder.GetSnapshots().Select(found => new DubboClientSnapshot(null, [found.Service], found.Cluster))];
    }
}
