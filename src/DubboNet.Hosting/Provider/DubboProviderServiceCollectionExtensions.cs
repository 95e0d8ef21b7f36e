using DubboNet.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register providers.</summary>
public static class DubboProviderServiceCollectionExtensions
{
    /// <summary>
    /// Registers the application's provider, which the host starts and stops. The options are read from <c>DubboNet:Provider</c>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>A builder that configures the provider.</returns>
    public static DubboProviderBuilder AddDubboProvider(this IServiceCollection services, Action<DubboProviderOptions>? configure = null) =>
        services.Add("", configure);

    /// <summary>Registers one of several providers under a name. Each provider needs its own port.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name. The options are read from <c>DubboNet:Providers:NAME</c>. If the name is already in use, the existing
    /// provider is configured.</param>
    /// <param name="configure">Changes options after they are read from configuration.</param>
    /// <returns>A builder that configures the provider.</returns>
    public static DubboProviderBuilder AddDubboProvider(
        this IServiceCollection services, string name, Action<DubboProviderOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.Add(name, configure);
    }

    private static DubboProviderBuilder Add(this IServiceCollection services, string name, Action<DubboProviderOptions>? configure)
    {
        DubboRegistrations registrations = DubboRegistrations.GetOrAdd(services);
        if (!registrations.Providers.TryGetValue(name, out ProviderRegistration? registration))
        {
            registrations.Providers.Add(name, registration = new ProviderRegistration(name));
            services.AddKeyedSingleton(name, (services, _) => new DubboProvider(registration, services));
            services.AddKeyedSingleton(name, (services, _) => new HostedInvoker(
                services.GetRequiredKeyedService<DubboProvider>(name),
                services.GetRequiredService<IOptionsMonitor<DubboProviderOptions>>()));
            if (name.Length == 0)
                services.AddSingleton(services => services.GetRequiredKeyedService<DubboProvider>(name));
            services.AddOptions<DubboProviderOptions>(name)
                .Configure<IServiceProvider>((options, services) =>
                {
                    options.Server.LoggerFactory = services.GetService<ILoggerFactory>() ?? options.Server.LoggerFactory;
                    options.Server.TimeProvider = services.GetService<TimeProvider>() ?? options.Server.TimeProvider;
                    Read(services.GetService<IConfiguration>(), registrations, registration, options);
                });
        }

        services.AddHostedCheck();
        services.TryAddSingleton<IValidateOptions<DubboProviderOptions>, ProviderValidator>();
        services.TryAddSingleton<CallContextAccessor>();
        services.TryAddSingleton<IDubboCallContextAccessor>(services => services.GetRequiredService<CallContextAccessor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ProvidersService>());
        var builder = new DubboProviderBuilder(services, registration);
        return configure is null ? builder : builder.Configure(configure);
    }

    private static SettingReport Read(
        IConfiguration? configuration, DubboRegistrations registrations, ProviderRegistration registration, DubboProviderOptions options) =>
        ProviderSettings.Read(configuration, registration, isOnly: registrations.Providers.Count == 1, options);

    // Validates the options even if no host checks them at its start. Reads the settings once more for the report, which is not a part of
    // the options.
    private sealed class ProviderValidator(DubboRegistrations registrations, IConfiguration? configuration = null)
        : IValidateOptions<DubboProviderOptions>
    {
        public ValidateOptionsResult Validate(string? name, DubboProviderOptions options)
        {
            if (!registrations.Providers.TryGetValue(name ?? "", out ProviderRegistration? registration))
                return ValidateOptionsResult.Skip;
            SettingReport report = Read(configuration, registrations, registration, new DubboProviderOptions());
            string[] mistakes = [.. ProviderSettings.Check(options, registration, report)];
            return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
