using DubboNet;
using DubboNet.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that add registries.</summary>
public static class DubboRegistryServiceCollectionExtensions
{
    /// <summary>
    /// Adds the registry in which the application's clients find their providers and in which its providers are registered. Clients that
    /// have addresses or a directory do not use it. The options are read from <c>DubboNet:Registry</c>. An address in configuration
    /// (<c>DubboNet:Registry:Address</c>) adds the registry, too.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="address">The address, such as <c>zookeeper://zk-1:2181?backup=zk-2:2181</c>. It takes precedence over
    /// configuration.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>The application's services.</returns>
    /// <exception cref="ArgumentException">The application already has a registry without a name.</exception>
    public static IServiceCollection AddDubboRegistry(
        this IServiceCollection services, string address, Action<DubboRegistryHostingOptions>? configure = null) =>
        services.Add("", new RegistryRegistration { Address = address }, configure);

    /// <summary>Adds one of several registries under a name.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name. The options are read from <c>DubboNet:Registries:NAME</c>.</param>
    /// <param name="address">The address. It takes precedence over configuration.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>The application's services.</returns>
    /// <exception cref="ArgumentException">The application already has a registry of this name.</exception>
    public static IServiceCollection AddDubboRegistry(
        this IServiceCollection services, string name, string address, Action<DubboRegistryHostingOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.Add(name, new RegistryRegistration { Address = address }, configure);
    }

    /// <summary>Adds a registry that a delegate creates, such as one that derives from <see cref="DubboRegistry"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="create">Creates the registry. It is called once. The application disposes of the registry after its clients and
    /// providers.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>The application's services.</returns>
    /// <exception cref="ArgumentException">The application already has a registry without a name.</exception>
    public static IServiceCollection AddDubboRegistry(
        this IServiceCollection services,
        Func<IServiceProvider, DubboRegistry> create,
        Action<DubboRegistryHostingOptions>? configure = null) =>
        services.Add("", new RegistryRegistration { Create = create }, configure);

    /// <summary>Adds a registry that a delegate creates under a name.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name. The options are read from <c>DubboNet:Registries:NAME</c>.</param>
    /// <param name="create">Creates the registry. It is called once. The application disposes of the registry after its clients and
    /// providers.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>The application's services.</returns>
    /// <exception cref="ArgumentException">The application already has a registry of this name.</exception>
    public static IServiceCollection AddDubboRegistry(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, DubboRegistry> create,
        Action<DubboRegistryHostingOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.Add(name, new RegistryRegistration { Create = create }, configure);
    }

    private static IServiceCollection Add(
        this IServiceCollection services,
        string name,
        RegistryRegistration registration,
        Action<DubboRegistryHostingOptions>? configure)
    {
        if (!DubboRegistrations.GetOrAdd(services).Registries.TryAdd(name, registration))
        {
            throw new ArgumentException(
                name.Length == 0
                    ? "The application already has a registry without a name. Give this one a name: AddDubboRegistry(name, address)."
                    : $"The application already has a registry {name}. Give this one another name.");
        }

        services.AddHostedCheck();
        services.Configure<DubboRegistryHostingOptions>(name, options => options.Address = registration.Address ?? options.Address);
        return configure is null ? services : services.Configure(name, configure);
    }
}
