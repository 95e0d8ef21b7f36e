using DubboNet;
using DubboNet.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients.</summary>
public static class DubboClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of a contract as a singleton, safe for any number of threads. Its name is that of the interface without the I: for <c>IInventory</c> its
    /// settings are in <c>DubboNet:Clients:Inventory</c>.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes settings after configuration.</param>
    public static DubboClientBuilder AddDubboClient<TContract>(this IServiceCollection services, Action<DubboClientOptions>? configure = null)
        where TContract : class, IDubboContract<TContract>
    {
        string name = DubboRegistrations.GetDefaultName(typeof(TContract));
        DubboClientBuilder builder = services.AddDubboClient<TContract>(name, configure);
        DubboRegistrations.GetOrAdd(services).Clients[name].NamedBy.Add(typeof(TContract));
        return builder;
    }

    /// <summary>
    /// Registers a client of a contract under a name, which is its key as a keyed service, too: the same contract may have several, each with its own providers.
    /// The first one is what those get who ask for the contract without a key.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name; its settings are in <c>DubboNet:Clients:NAME</c>. A name that is used already adds the contract to that client.</param>
    /// <param name="configure">Changes settings after configuration.</param>
    public static DubboClientBuilder AddDubboClient<TContract>(this IServiceCollection services, string name, Action<DubboClientOptions>? configure = null)
        where TContract : class, IDubboContract<TContract> => Add(services, name, typeof(TContract), configure).AddContract<TContract>();

    /// <summary>Registers a client without a contract, for calls by name: a keyed <see cref="IDubboInvoker"/>, which every client is, too.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name and key; its settings are in <c>DubboNet:Clients:NAME</c>.</param>
    /// <param name="configure">Changes settings after configuration.</param>
    public static DubboClientBuilder AddDubboClient(this IServiceCollection services, string name, Action<DubboClientOptions>? configure = null) =>
        Add(services, name, contract: null, configure);

    private static DubboClientBuilder Add(IServiceCollection services, string name, Type? contract, Action<DubboClientOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        DubboRegistrations registrations = DubboRegistrations.GetOrAdd(services);
        if (!registrations.Clients.TryGetValue(name, out ClientRegistration? registration))
        {
            registrations.Clients.Add(name, registration = new ClientRegistration(name));
            services.AddKeyedSingleton<IDubboInvoker>(name, (services, _) => services.GetRequiredService<DubboClients>().Get(name));
            services.AddOptions<DubboClientOptions>(name).Configure<IServiceProvider>((options, services) =>
            {
                string path = $"DubboNet:Clients:{name}";
                ((IConfiguredOptions)options).Path = path;
                if (services.GetService<IConfiguration>() is not { } configuration)
                    return;
                foreach (IConfigurationSection section in (IEnumerable<IConfigurationSection>)[.. InterfaceRules.Find(configuration, registration.Interfaces), configuration.GetSection(path)])
                    ClientSettings.Read(section, options);
            });
        }

        services.AddHostedCheck();
        services.TryAddSingleton<IValidateOptions<DubboClientOptions>, ClientValidator>();
        services.TryAddSingleton<DubboClients>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientsService>());
        var builder = new DubboClientBuilder(services, registration, contract);
        return configure is null ? builder : builder.Configure(configure);
    }

    /// <summary>Refuses options that are wrong, with or without a host.</summary>
    private sealed class ClientValidator(DubboRegistrations registrations) : IValidateOptions<DubboClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, DubboClientOptions options)
        {
            IEnumerable<string> ofRegistration = registrations.Clients.TryGetValue(name ?? "", out ClientRegistration? client) ? client.FindMistakes(options) : [];
            string[] mistakes = [.. ofRegistration, .. ClientSettings.Check(options)];
            return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
