using DubboNet.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that add health checks.</summary>
public static class DubboHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds the health check <c>dubbo-server</c> of the application's providers, which is healthy while they accept calls. It fails as soon
    /// as the host begins to stop, so that load balancers choose other providers in time.
    /// </summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="failureStatus">The status to report if a provider does not accept calls. The default is null, which means
    /// unhealthy.</param>
    /// <param name="tags">Tags that select health checks.</param>
    /// <returns>The health checks builder.</returns>
    public static IHealthChecksBuilder AddDubboServer(
        this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, params IEnumerable<string> tags)
    {
        DubboRegistrations registrations = DubboRegistrations.GetOrAdd(builder.Services);
        return builder.Add(new HealthCheckRegistration(
            "dubbo-server", services => new ProvidersHealthCheck(registrations, services), failureStatus, tags));
    }

    /// <summary>
    /// Adds the health check <c>dubbo-clients</c> of the application's clients. It is healthy if all their providers are available and
    /// degraded if only some are. It reports <paramref name="failureStatus"/> if a client has no available provider.
    /// </summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="failureStatus">The status to report if a client has no available provider. The default is null, which means
    /// unhealthy.</param>
    /// <param name="tags">Tags that select health checks.</param>
    /// <returns>The health checks builder.</returns>
    public static IHealthChecksBuilder AddDubboClients(
        this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, params IEnumerable<string> tags) =>
        builder.Add(new HealthCheckRegistration(
            "dubbo-clients", services => new ClientsHealthCheck(services.GetRequiredService<DubboClients>()), failureStatus, tags));

    /// <summary>
    /// Adds the health check <c>dubbo-registries</c> of the application's registries. It is healthy if they have no known problem. It is
    /// degraded if one has, because clients continue to use their last providers. It reports <paramref name="failureStatus"/> if a provider
    /// that is in service is not registered, because consumers cannot find it.
    /// </summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="failureStatus">The status to report if a provider is not registered. The default is null, which means
    /// unhealthy.</param>
    /// <param name="tags">Tags that select health checks.</param>
    /// <returns>The health checks builder.</returns>
    public static IHealthChecksBuilder AddDubboRegistries(
        this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, params IEnumerable<string> tags)
    {
        DubboRegistrations registrations = DubboRegistrations.GetOrAdd(builder.Services);
        builder.Services.AddHostedCheck();
        return builder.Add(new HealthCheckRegistration(
            "dubbo-registries",
            services => new RegistriesHealthCheck(registrations, services.GetRequiredService<DubboRegistries>(), services),
            failureStatus,
            tags));
    }
}
