using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Hosting;

/// <summary>Registers the check of all settings.</summary>
internal static class StartCheckServices
{
    public static void AddHostedCheck(this IServiceCollection services) =>
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartCheck>());
}
