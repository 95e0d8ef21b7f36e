using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Cluster.Directory;

/// <summary>
/// A directory with addresses that the user specifies. Names among them are resolved periodically. If a name cannot be resolved, its last
/// addresses remain in use.
/// </summary>
internal sealed class AddressDirectory(string addresses, DubboClusterOptions options) : IProviderDirectory
{
    private readonly AddressList _list = AddressList.Parse(addresses);

    public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new Dictionary<ProviderAddress, IReadOnlyList<ProviderAddress>>();
        ProviderList? last = null;
        while (true)
        {
            string? problem = null;
            foreach (ProviderAddress name in _list.Names)
                problem = await ResolveAsync(name, known, cancellationToken).ConfigureAwait(false) ?? problem;
            var list = new ProviderList([.. _list.Fixed, .. known.Values.SelectMany(resolved => resolved)]) { Problem = problem };
            if (last is null || last.Problem != list.Problem || !last.Providers.SequenceEqual(list.Providers))
                yield return last = list;
            if (_list.Names.Count == 0)
                yield break;
            await new AsyncLatch(options.Channel.Scheduler)
                .WaitAsync(options.DnsRefreshInterval, options.Channel.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public override string ToString() => addresses;

    /// <summary>Resolves a name and updates its known addresses. Returns a message if it cannot be resolved, and otherwise null.</summary>
    private async Task<string?> ResolveAsync(
        ProviderAddress name, Dictionary<ProviderAddress, IReadOnlyList<ProviderAddress>> known, CancellationToken cancellationToken)
    {
        var endPoint = (DnsEndPoint)name.EndPoint;
        try
        {
            IPAddress[] resolved = await options.Resolver(endPoint.Host, cancellationToken).ConfigureAwait(false);
            // The addresses are sorted, so that the rotation of DNS servers is not reported as a change.
            known[name] = [.. resolved
                .Select(ip => name with { EndPoint = new IPEndPoint(ip, endPoint.Port), HostName = endPoint.Host })
                .OrderBy(address => address.ToString(), StringComparer.Ordinal)];
            return null;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return $"{endPoint.Host} cannot be resolved: {e.Message}";
        }
    }
}
