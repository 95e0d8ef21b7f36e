using System.Net;
using DubboNet.Client;

namespace DubboNet.Cluster;

/// <summary>
/// Decides to which providers a cluster connects, if there are many. The order is random for each cluster and stays the same for each
/// address, so that consumers spread over the providers and a new list changes few connections.
/// </summary>
/// <remarks>
/// Threading: the loop of the directory replaces the order. Any thread can fill. Concurrent fills start the same providers.
/// </remarks>
internal sealed class ConnectionSubset(DubboClusterOptions options)
{
    private const int ConnectAllUpTo = 100;
    private const int DefaultSize = 30;

    private readonly int _seed = options.Channel.Random.Next();
    private volatile ClusterProvider[] _ordered = [];
    private volatile ClusterProvider[][] _parts = [];

    /// <summary>Uses another list of providers. The cluster connects to some providers of each source and group.</summary>
    public void Use(ClusterProvider[] providers)
    {
        ClusterProvider[] ordered = [.. providers.OrderBy(provider => Scramble(provider.Address.EndPoint))];
        _ordered = ordered;
        _parts = [.. ordered.GroupBy(
            provider => (provider.Address.Source, provider.Address.Group), (_, part) => part.ToArray())];
        Fill();
    }

    /// <summary>Connects to further providers until enough of them are connected or connecting.</summary>
    public void Fill()
    {
        foreach (ClusterProvider[] part in _parts)
            Fill(part, SizeOf(part.Length));
    }

    /// <summary>Does the same for the providers that some calls can use.</summary>
    public void Fill(ClusterProvider[] usable)
    {
        int size = SizeOf(usable.Length);
        ClusterProvider[] ordered = _ordered;
        if (usable.Length <= size)
        {
            Fill(usable, size);
        }
        else if (usable.Length == ordered.Length)
        {
            Fill();
        }
        else
        {
            var chosen = usable.ToHashSet();
            Fill(Array.FindAll(ordered, chosen.Contains), size);
        }
    }

    private static void Fill(ClusterProvider[] ordered, int size)
    {
        if (size >= ordered.Length)
        {
            foreach (ClusterProvider provider in ordered)
                provider.Connect();
            return;
        }

        int usable = 0;
        for (int i = 0; i < ordered.Length && usable < size; i++)
        {
            ordered[i].Connect();
            if (ordered[i].Availability != ChannelAvailability.Down)
                usable++;
        }
    }

    private int SizeOf(int count) => options.ConnectedProviders ?? (count <= ConnectAllUpTo ? ConnectAllUpTo : DefaultSize);

    // Uses the text, because hash codes differ between processes. The bits are mixed, so that similar addresses are far apart.
    private uint Scramble(EndPoint endPoint)
    {
        const uint FnvPrime = 16777619;
        unchecked
        {
            uint mixed = (uint)_seed;
            foreach (char c in $"{endPoint}")
                mixed = (mixed ^ c) * FnvPrime;
            mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6B;
            mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35;
            return mixed ^ (mixed >> 16);
        }
    }
}
