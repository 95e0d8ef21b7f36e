using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>All clients and providers of an application, as they were registered.</summary>
internal sealed class DubboRegistrations
{
    public Dictionary<string, ClientRegistration> Clients { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ProviderRegistration> Providers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of a service collection.</summary>
    public static DubboRegistrations GetOrAdd(IServiceCollection services)
    {
        foreach (ServiceDescriptor descriptor in services)
        {
            if (descriptor is { IsKeyedService: false, ImplementationInstance: DubboRegistrations known })
                return known;
        }

        var registrations = new DubboRegistrations();
        services.AddSingleton(registrations);
        return registrations;
    }

    /// <summary>The name under which a contract is known where nobody says another: that of the interface without the I.</summary>
    public static string GetDefaultName(Type contract) => contract.Name is ['I', >= 'A' and <= 'Z', ..] name ? name[1..] : contract.Name;
}
