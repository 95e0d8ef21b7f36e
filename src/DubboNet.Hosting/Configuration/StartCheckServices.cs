using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Registers the check of all settings, and what configuration alone can add: registries and QoS.</summary>
internal static class StartCheckServices
{
    public static void AddHostedCheck(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<DubboRegistries>();
        services.TryAddSingleton(static services => new DubboServiceFinder(services.GetRequiredService<DubboRegistries>(), services));
        services.TryAddSingleton(static services => new DubboOverview(services.GetRequiredService<DubboRegistrations>(), services));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<DubboRegistryHostingOptions>, RegistryOptionsReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DubboRegistryHostingOptions>, RegistryOptionsReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartCheck>());
        services.TryAddSingleton<QosCommands>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<DubboQosOptions>, QosSettings>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DubboQosOptions>, QosSettings>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, QosService>());
    }
}
