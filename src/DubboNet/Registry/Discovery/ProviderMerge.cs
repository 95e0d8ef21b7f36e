using System.Globalization;

namespace DubboNet.Registry.Discovery;

/// <summary>Merges the providers of several sources. Each provider of a service counts once.</summary>
internal static class ProviderMerge
{
    private const string Scheme = "dubbo";
    private const int DefaultPort = 20880;

    /// <summary>Merges providers. An instance wins over a URL of the interface level, and then the newest registration wins.</summary>
    /// <param name="instances">The providers at the application level.</param>
    /// <param name="urls">The providers at the interface level.</param>
    /// <param name="mode">The level that is used.</param>
    /// <param name="onOtherProtocol">Gets each provider that has another protocol.</param>
    public static IReadOnlyList<DubboUrl> Merge(
        IEnumerable<DubboUrl> instances, IEnumerable<DubboUrl> urls, RegistryDirectoryMode mode, Action<DubboUrl> onOtherProtocol)
    {
        var merged = new Dictionary<(string Host, int Port, string Service), DubboUrl>();
        Add(merged, instances);
        if (mode != RegistryDirectoryMode.ApplicationFirst || merged.Count == 0)
        {
            var byUrl = new Dictionary<(string Host, int Port, string Service), DubboUrl>();
            Add(byUrl, urls);
            foreach ((var key, DubboUrl url) in byUrl)
                merged.TryAdd(key, url);
        }

        // Sorted, so that the order in a registry is not reported as a change.
        return [.. merged.OrderBy(entry => entry.Key.Host, StringComparer.Ordinal).ThenBy(entry => entry.Key.Port)
            .ThenBy(entry => entry.Key.Service, StringComparer.Ordinal).Select(entry => entry.Value)];

        void Add(Dictionary<(string Host, int Port, string Service), DubboUrl> target, IEnumerable<DubboUrl> providers)
        {
            foreach (DubboUrl url in providers)
            {
                if (url.Protocol != Scheme)
                {
                    onOtherProtocol(url);
                    continue;
                }

                (string Host, int Port, string Service) key = (url.Host, url.Port == 0 ? DefaultPort : url.Port, url.ServiceKey);
                if (!target.TryGetValue(key, out DubboUrl? known) || TimeOf(url) > TimeOf(known))
                    target[key] = url;
            }
        }
    }

    private static long TimeOf(DubboUrl url) =>
        long.TryParse(url.GetParameter("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out long time) ? time : 0;
}
