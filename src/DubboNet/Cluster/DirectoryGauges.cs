using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DubboNet.Client;
using DubboNet.Cluster.Directory;

namespace DubboNet.Cluster;

/// <summary>
/// The numbers of providers in the lists of all started clusters, with the names of Java Dubbo. They are counted when a listener asks.
/// </summary>
/// <remarks>Threading: any thread adds and removes clusters. The thread of the listener counts.</remarks>
internal static class DirectoryGauges
{
    private static readonly ConcurrentDictionary<ProviderSet, IProviderDirectory> Sets = new();

    static DirectoryGauges()
    {
        Create("all", "Providers in the lists of clusters.", set => set.Providers.Count);
        Create("valid.total", "Providers that accept calls.", set => set.Providers.Count(IsAvailable));
        Create("to_reconnect.total", "Providers that do not accept calls.", set => set.Providers.Count(provider => !IsAvailable(provider)));
        Create("disable.total", "Providers that are disabled, and therefore not in the lists.", set => set.Disabled);
    }

    public static void Add(ProviderSet providers, IProviderDirectory directory) => Sets.TryAdd(providers, directory);

    public static void Remove(ProviderSet providers) => Sets.TryRemove(providers, out _);

    private static void Create(string name, string description, Func<ProviderSet, int> count) =>
        DubboTelemetry.JavaMeter.CreateObservableGauge($"dubbo.registry.directory.num.{name}", () => Count(count), null, description);

    // Several clusters of one interface are one series, as in Java.
    private static IEnumerable<Measurement<int>> Count(Func<ProviderSet, int> count) =>
        from entry in Sets
        let providers = entry.Key.Providers
        let listed = providers.Count > 0 ? providers[0].Address.Url?.Interface : null
        let name = (entry.Value as IServiceDirectory)?.Interface ?? listed ?? ""
        group count(entry.Key) by name into counts
        select new Measurement<int>(counts.Sum(), KeyValuePair.Create("interface", (object?)counts.Key));

    private static bool IsAvailable(ClusterProvider provider) => provider.Availability == ChannelAvailability.Open;
}
