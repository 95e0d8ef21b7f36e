using DubboNet.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
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
            if (name.Length == 0)
                services.AddSingleton(services => services.GetRequiredKeyedService<DubboProvider>(name));
            services.AddOptions<DubboProviderOptions>(name)
                .Configure<IServiceProvider>((options, services) => Read(registration, options, services));
        }

        services.AddHostedCheck();
        services.TryAddSingleton<IValidateOptions<DubboProviderOptions>, ProviderValidator>();
        services.TryAddSingleton<CallContextAccessor>();
        services.TryAddSingleton<IDubboCallContextAccessor>(services => services.GetRequiredService<CallContextAccessor>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ProvidersService>());
        var builder = new DubboProviderBuilder(services, registration);
        return configure is null ? builder : builder.Configure(configure);
    }

    private static void Read(ProviderRegistration registration, DubboProviderOptions options, IServiceProvider services)
    {
        ((IConfiguredOptions)options).Path = registration.Path;
        if (services.GetService<IConfiguration>() is not { } configuration)
            return;
        ProviderSettings.All.Read(configuration.GetSection(registration.Path), registration.Path, options);
        // The environment variables do not name a provider, so they apply only if the application has a single one.
        if (services.GetRequiredService<DubboRegistrations>().Providers.Count == 1)
            ProviderSettings.ReadEnvironment(configuration, options);
    }

    // Validates the options even if no host checks them at its start.
    private sealed class ProviderValidator(DubboRegistrations registrations) : IValidateOptions<DubboProviderOptions>
    {
        public ValidateOptionsResult Validate(string? name, DubboProviderOptions options)
        {
            if (!registrations.Providers.TryGetValue(name ?? "", out ProviderRegistration? registration))
                return ValidateOptionsResult.Skip;
            string[] mistakes = [.. ProviderSettings.Check(options, registration)];
            return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
