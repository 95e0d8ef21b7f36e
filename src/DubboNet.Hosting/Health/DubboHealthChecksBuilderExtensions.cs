using DubboNet.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks.</summary>
public static class DubboHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the application's providers, <c>dubbo-server</c>: healthy while they take calls. From the beginning of the host's stop it is not, so that
    /// balancers look elsewhere in time.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="failureStatus">What it reports if they do not. Default null: unhealthy.</param>
    /// <param name="tags">For choosing among checks.</param>
    public static IHealthChecksBuilder AddDubboServer(this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, params IEnumerable<string> tags)
    {
        DubboRegistrations registrations = DubboRegistrations.GetOrAdd(builder.Services);
        return builder.Add(new HealthCheckRegistration("dubbo-server", services => new ProvidersHealthCheck(registrations, services), failureStatus, tags));
    }

    /// <summary>
    /// Adds a check of the application's clients, <c>dubbo-clients</c>: healthy if all their providers take calls, degraded if only some do, and what
    /// <paramref name="failureStatus"/> says if a client has none.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="failureStatus">What it reports if a client has no provider. Default null: unhealthy.</param>
    /// <param name="tags">For choosing among checks.</param>
    public static IHealthChecksBuilder AddDubboClients(this IHealthChecksBuilder builder, HealthStatus? failureStatus = null, params IEnumerable<string> tags) =>
        builder.Add(new HealthCheckRegistration(
            "dubbo-clients", services => new ClientsHealthCheck(services.GetRequiredService<DubboClients>()), failureStatus, tags));
}
