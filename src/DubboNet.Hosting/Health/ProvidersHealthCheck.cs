using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DubboNet.Hosting;

/// <summary>Reports healthy if all providers of the application accept calls, and the failure status otherwise.</summary>
internal sealed class ProvidersHealthCheck(DubboRegistrations registrations, IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>();
        var without = new List<string>();
        foreach (ProviderRegistration registration in registrations.Providers.Values)
        {
            var provider = services.GetRequiredKeyedService<DubboProvider>(registration.Name);
            data[registration.Path] = $"{provider.Server.ConnectionCount} connections, {provider.Server.RunningCalls} running calls.";
            if (!provider.IsServing)
                without.Add(registration.Path);
        }

        return Task.FromResult(without.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                $"{string.Join(", ", without)} cannot accept calls: not started, stopping or read-only.", data: data));
    }
}
