using DubboNet;
using DubboNet.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register clients.</summary>
public static class DubboClientServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of a contract as a singleton, which is thread-safe. The client has the name of the interface without the leading
    /// I. For example, the options of <c>IInventory</c> are read from <c>DubboNet:Clients:Inventory</c>.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>A builder that configures the client.</returns>
    public static DubboClientBuilder AddDubboClient<TContract>(
        this IServiceCollection services, Action<DubboClientOptions>? configure = null)
        where TContract : class, IDubboContract<TContract>
    {
        string name = DubboRegistrations.GetDefaultName(typeof(TContract));
        DubboClientBuilder builder = services.AddDubboClient<TContract>(name, configure);
        DubboRegistrations.GetOrAdd(services).Clients[name].NamedBy.Add(typeof(TContract));
        return builder;
    }

    /// <summary>
    /// Registers a client of a contract under a name. The name is also its key as a keyed service, so that a contract can have several
    /// clients with different providers. The first client of a contract is also registered without a key.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name. The options are read from <c>DubboNet:Clients:NAME</c>. If the name is already in use, the contract is
    /// added to the existing client.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>A builder that configures the client.</returns>
    public static DubboClientBuilder AddDubboClient<TContract>(
        this IServiceCollection services, string name, Action<DubboClientOptions>? configure = null)
        where TContract : class, IDubboContract<TContract> => Add(services, name, typeof(TContract), configure).AddContract<TContract>();

    /// <summary>
    /// Registers a client without a contract for calls by name. It is a keyed <see cref="IDubboInvoker"/>. Clients with a contract can also
    /// be resolved as one.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name and key. The options are read from <c>DubboNet:Clients:NAME</c>.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>A builder that configures the client.</returns>
    public static DubboClientBuilder AddDubboClient(
        this IServiceCollection services, string name, Action<DubboClientOptions>? configure = null) =>
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
                UseHost(options.Channel, services);
                ClientSettings.Read(services.GetService<IConfiguration>(), registration, options);
            });
        }

        services.AddHostedCheck();
        services.TryAddSingleton<IValidateOptions<DubboClientOptions>, ClientValidator>();
        services.TryAddSingleton<DubboClients>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientsService>());
        var builder = new DubboClientBuilder(services, registration, contract);
        return configure is null ? builder : builder.Configure(configure);
    }

    private static void UseHost(DubboChannelOptions options, IServiceProvider services)
    {
        options.ApplicationName = services.GetService<IHostEnvironment>()?.ApplicationName;
        options.LoggerFactory = services.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        options.TimeProvider = services.GetService<TimeProvider>() ?? options.TimeProvider;
    }

    // Validates the options even if no host checks them at its start. Reads the settings once more for the report, which is not a part of
    // the options.
    private sealed class ClientValidator(
        DubboRegistrations registrations, DubboRegistries registries, IConfiguration? configuration = null)
        : IValidateOptions<DubboClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, DubboClientOptions options)
        {
            if (!registrations.Clients.TryGetValue(name ?? "", out ClientRegistration? registration))
                return ValidateOptionsResult.Skip;
            SettingReport report = ClientSettings.Read(configuration, registration, new DubboClientOptions());
            string[] mistakes = [.. registration.FindMistakes(), .. ClientSettings.Check(options, report, registration, registries)];
            return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
