using DubboNet.Hosting;
using DubboNet.ServiceDiscovery;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.ServiceDiscovery;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes clients find their providers through service discovery.</summary>
public static class DubboServiceDiscoveryExtensions
{
    /// <summary>
    /// Finds the providers of the client with <see cref="ServiceEndpointResolver"/>. Service discovery is added to the services with its
    /// default providers if it is not among them yet. The client must have no addresses.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="name">
    /// The name of the service, such as <c>inventory</c>, or <c>_rpc.inventory</c> for its endpoint <c>rpc</c>. Without the name of an
    /// endpoint, this is <c>default</c>, or else <c>dubbo</c>, or else <c>tcp</c>. Endpoints are addresses or URLs with the scheme
    /// <c>dubbo</c> or <c>tcp</c>. The default port is 20880. A name with schemes, such as <c>tcp://inventory</c>, is passed on as it is.
    /// </param>
    /// <returns>The builder.</returns>
    public static DubboClientBuilder UseServiceDiscovery(this DubboClientBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!builder.Services.Any(service => service.ServiceType == typeof(ServiceEndpointResolver)))
            builder.Services.AddServiceDiscovery();
        builder.Services.AddOptions<DubboClientOptions>(builder.Name)
            .Configure<ServiceEndpointResolver, IOptions<ServiceDiscoveryOptions>>((options, resolver, discovery) =>
                options.Directory = new ServiceDiscoveryDirectory(resolver, name, discovery.Value.RefreshPeriod, options.Channel));
        return builder;
    }
}
