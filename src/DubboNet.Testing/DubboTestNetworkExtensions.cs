using DubboNet.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Testing;

/// <summary>Connects the clients and providers of a host over a network in memory.</summary>
public static class DubboTestNetworkExtensions
{
    /// <summary>
    /// Lets all clients and providers of the application use the network and its clock, whatever their settings say. A client without
    /// addresses gets one that leads to any provider on the default port. The host still starts, stops and disposes of them. Dispose of the
    /// host before the network.
    /// </summary>
    /// <param name="services">The services of the application, before or after they have the clients and providers.</param>
    /// <param name="network">The network of the test.</param>
    public static IServiceCollection AddDubboTestNetwork(this IServiceCollection services, DubboTestNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        services.PostConfigureAll<DubboClientOptions>(options =>
        {
            if (options.Addresses.Count == 0)
                options.Addresses.Add(DubboTestNetwork.DefaultAddress);
            // Names are not resolved here.
            for (int i = 0; i < options.Addresses.Count; i++)
                options.Addresses[i] = options.Addresses[i].Replace("dns://", "dubbo://", StringComparison.Ordinal);
            network.Configure(options.Channel);
        });
        services.PostConfigureAll<DubboProviderOptions>(options => network.Configure(options.Server));
        return services;
    }
}
