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
    private volatile ClusterProvider[][] _parts = [];

    /// <summary>Uses another list of providers. The cluster connects to some providers of each source and group.</summary>
    public void Use(ClusterProvider[] providers)
    {
        _parts = [.. providers
            .GroupBy(
                provider => (provider.Address.Source, provider.Address.Group),
                (_, part) => part.OrderBy(provider => Scramble(provider.Address.EndPoint.GetHashCode())).ToArray())];
        Fill();
    }

    /// <summary>Connects to further providers until enough of them are connected or connecting.</summary>
    public void Fill()
    {
        foreach (ClusterProvider[] part in _parts)
            Fill(part, options.ConnectedProviders ?? (part.Length <= ConnectAllUpTo ? ConnectAllUpTo : DefaultSize));
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

    // Mixes the bits, so that the order of the addresses has no influence.
    private uint Scramble(int hash)
    {
        unchecked
        {
            uint mixed = (uint)(hash ^ _seed);
            mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6B;
            mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35;
            return mixed ^ (mixed >> 16);
        }
    }
}
