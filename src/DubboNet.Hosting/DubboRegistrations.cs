using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>The registered clients, providers and registries of an application.</summary>
internal sealed class DubboRegistrations
{
    public Dictionary<string, ClientRegistration> Clients { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ProviderRegistration> Providers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the registries that code adds. Configuration can have others.</summary>
    public Dictionary<string, RegistryRegistration> Registries { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the registrations in a service collection, and adds them if there are none yet.</summary>
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

    /// <summary>Returns the default name of a contract, which is the name of the interface without the leading I.</summary>
    public static string GetDefaultName(Type contract) => contract.Name is ['I', >= 'A' and <= 'Z', ..] name ? name[1..] : contract.Name;
}
