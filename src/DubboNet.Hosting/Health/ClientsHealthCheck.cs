using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DubboNet.Hosting;

/// <summary>
/// Reports healthy if all providers of all clients are available, and degraded if only some are. Reports the failure status if a client has
/// no available provider.
/// </summary>
internal sealed class ClientsHealthCheck(DubboClients clients) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>();
        var without = new List<string>();
        var reduced = new List<string>();
        foreach (ClientRegistration client in clients.All)
        {
            DubboCluster cluster = clients.Get(client.Name);
            cluster.Start();
            ClusterSnapshot snapshot = cluster.GetSnapshot();
            int available = snapshot.Providers.Count(provider => provider.IsAvailable);
            string problem = snapshot.Problem is null ? "" : $" {snapshot.Problem}";
            data[client.Name] = $"{available} of {snapshot.Providers.Count} providers of {snapshot.Directory} accept calls.{problem}";
            if (available == 0)
                without.Add(client.Name);
            else if (available < snapshot.Providers.Count)
                reduced.Add(client.Name);
        }

        HealthCheckResult result = (without, reduced) switch
        {
            ({ Count: > 0 }, _) => new HealthCheckResult(
                context.Registration.FailureStatus, $"No provider accepts calls of {string.Join(", ", without)}.", data: data),
            (_, { Count: > 0 }) =>
                HealthCheckResult.Degraded($"Not all providers accept calls of {string.Join(", ", reduced)}.", data: data),
            _ => HealthCheckResult.Healthy(data: data),
        };
        return Task.FromResult(result);
    }
}
