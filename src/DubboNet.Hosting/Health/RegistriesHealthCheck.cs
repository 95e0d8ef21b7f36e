using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DubboNet.Hosting;

/// <summary>
/// Reports healthy if no registry has a problem, and degraded if one has. Reports the failure status if a provider that is in service is
/// not registered.
/// </summary>
internal sealed class RegistriesHealthCheck(DubboRegistrations registrations, DubboRegistries registries, IServiceProvider services)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>();
        foreach ((string name, DubboRegistry registry) in registries.Used)
            data[RegistryRegistration.PathOf(name)] = registry.Problem ?? $"{registry} has no known problem.";
        string[] problems = [.. registries.Used.Select(used => used.Registry.Problem).OfType<string>()];
        string[] missing = [.. registrations.Providers.Keys.SelectMany(FindMissing)];
        HealthCheckResult result = (missing, problems) switch
        {
            ({ Length: > 0 }, _) => new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', missing), data: data),
            (_, { Length: > 0 }) => HealthCheckResult.Degraded(string.Join(' ', problems), data: data),
            _ => HealthCheckResult.Healthy(data: data),
        };
        return Task.FromResult(result);
    }

    private IEnumerable<string> FindMissing(string name)
    {
        var provider = services.GetRequiredKeyedService<DubboProvider>(name);
        return provider is { IsServing: true, Registration: { RegisteredServices.Count: > 0 } registration }
            ? registration.GetSnapshot()
                .Where(registry => !registry.IsRegistered)
                .Select(registry => registry.Problem ?? $"{registration.Application} is not registered in {registry.Registry}.")
            : [];
    }
}
