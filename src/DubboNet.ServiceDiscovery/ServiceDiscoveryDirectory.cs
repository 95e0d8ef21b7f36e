using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;

namespace DubboNet.ServiceDiscovery;

/// <summary>
/// Finds providers with a <see cref="ServiceEndpointResolver"/>. Resolves the name again when the endpoints have changed, and after the
/// refresh period at the latest. If that fails or finds nothing, the last providers remain in use.
/// </summary>
/// <param name="resolver">The resolver.</param>
/// <param name="name">The name of the service.</param>
/// <param name="refreshPeriod">The longest time between two resolutions.</param>
/// <param name="channel">The options with the clock, which are read when the client is created.</param>
internal sealed class ServiceDiscoveryDirectory(
    ServiceEndpointResolver resolver, string name, TimeSpan refreshPeriod, DubboChannelOptions channel) : IProviderDirectory
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly string _query = name.Contains("://", StringComparison.Ordinal) ? name : $"dubbo+tcp://{name}";

    public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ProviderList? last = null;
        TimeSpan pause = TimeSpan.Zero;
        while (true)
        {
            (ProviderList list, IChangeToken? change) = await ResolveAsync(last, cancellationToken).ConfigureAwait(false);
            if (last is null || last.Problem != list.Problem || !last.Providers.SequenceEqual(list.Providers))
                yield return last = list;
            pause = change is null ? ExponentialBackoff.Next(pause, FirstPause, LongestPause) : TimeSpan.Zero;
            var changed = new AsyncLatch(PipeScheduler.ThreadPool);
            using IDisposable? registration = change?.RegisterChangeCallback(static latch => ((AsyncLatch)latch!).Set(), changed);
            await changed.WaitAsync(change is null ? pause : refreshPeriod, channel.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public override string ToString() => $"the service {name}";

    private static ProviderAddress? TryRead(EndPoint endPoint, List<string> problems)
    {
        string text = endPoint switch
        {
            UriEndPoint { Uri: var uri } => $"dubbo://{uri.Authority}{uri.PathAndQuery}",
            IPEndPoint { Port: 0 } ip => new IPEndPoint(ip.Address, 1).ToString()[..^2],
            IPEndPoint ip => ip.ToString(),
            DnsEndPoint { Port: 0 } dns => dns.Host,
            DnsEndPoint dns => $"{dns.Host}:{dns.Port}",
            _ => endPoint.ToString() ?? "",
        };
        if (ProviderAddress.TryParse(text, out ProviderAddress? address, out string? problem))
            return address;
        problems.Add(problem);
        return null;
    }

    // Returns the providers, and a token for the next change, or null after a failure.
    private async Task<(ProviderList List, IChangeToken? Change)> ResolveAsync(ProviderList? last, CancellationToken cancellationToken)
    {
        try
        {
            ServiceEndpointSource source = await resolver.GetEndpointsAsync(_query, cancellationToken).ConfigureAwait(false);
            var problems = new List<string>();
            ProviderAddress[] providers =
                [.. source.Endpoints.Select(endpoint => TryRead(endpoint.EndPoint, problems)).OfType<ProviderAddress>()];
            if (providers.Length == 0)
                problems.Add($"Service discovery has no endpoint of {name}. Configure it, for example as Services:{name}:dubbo:0.");
            IReadOnlyList<ProviderAddress> usable = providers.Length == 0 ? last?.Providers ?? [] : providers;
            string? problem = problems.Count == 0 ? null : string.Join(' ', problems);
            return (new ProviderList(usable) { Problem = problem }, source.ChangeToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Providers of endpoints can be the application's own, so any exception is possible.
            return (new ProviderList(last?.Providers ?? []) { Problem = $"Service discovery failed for {name}: {e.Message}" }, null);
        }
    }
}
