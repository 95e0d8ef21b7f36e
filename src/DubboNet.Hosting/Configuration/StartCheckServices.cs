using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Registers the check of all settings, and the registries, which configuration alone can add.</summary>
internal static class StartCheckServices
{
    public static void AddHostedCheck(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<DubboRegistries>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<DubboRegistryHostingOptions>, RegistryOptionsReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DubboRegistryHostingOptions>, RegistryOptionsReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartCheck>());
    }
}
