using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects the provider that follows the hash of the arguments on a ring, with the hashes of Java. If a provider leaves, only its calls
/// move.
/// </summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Java places the calls by MD5.")]
internal sealed class ConsistentHashStrategy : LoadBalancingStrategy
{
    private const int PointsOfHash = 4;

    private readonly int[] _arguments;
    private readonly int _nodes;
    private readonly Func<object?, string> _format;

    public ConsistentHashStrategy(IReadOnlyList<int> arguments, int nodes, Func<object?, string> format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, PointsOfHash);
        _arguments = [.. arguments];
        _nodes = nodes;
        _format = format;
    }

    public override bool UsesArguments => true;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous)
    {
        if (previous is Picker same && same.Providers.SequenceEqual(providers))
            return same;
        var (points, owners) = CreateRing([.. providers.Select(provider => NameOf(provider.Address.EndPoint))], _nodes);
        return new Picker(this, [.. providers], points, owners);
    }

    /// <summary>Returns the points of all providers in order, and the indexes of the providers that they belong to.</summary>
    internal static (uint[] Points, int[] Owners) CreateRing(string[] names, int nodes)
    {
        var ring = new Dictionary<uint, int>(names.Length * nodes);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        for (int owner = 0; owner < names.Length; owner++)
        {
            for (int i = 0; i < nodes / PointsOfHash; i++)
            {
                MD5.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{names[owner]}{i}")), hash);
                for (int part = 0; part < PointsOfHash; part++)
                    ring[BinaryPrimitives.ReadUInt32LittleEndian(hash[(PointsOfHash * part)..])] = owner;
            }
        }

        uint[] points = [.. ring.Keys];
        int[] owners = [.. ring.Values];
        Array.Sort(points, owners);
        return (points, owners);
    }

    /// <summary>Returns the point of a text.</summary>
    internal static uint PointOf(string key)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(Encoding.UTF8.GetBytes(key), hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash);
    }

    private static string NameOf(EndPoint endPoint) => endPoint switch
    {
        DnsEndPoint name => string.Create(CultureInfo.InvariantCulture, $"{name.Host}:{name.Port}"),
        _ => $"{endPoint}",
    };

    private string KeyOf(in PickContext context)
    {
        string key = "";
        foreach (int index in _arguments)
        {
            if (context.TryGetArgument(index, out object? value))
                key += _format(value);
        }

        return key;
    }

    private sealed class Picker(ConsistentHashStrategy strategy, ClusterProvider[] providers, uint[] points, int[] owners) : ProviderPicker
    {
        public ClusterProvider[] Providers => providers;

        public override ClusterProvider Pick(in PickContext context)
        {
            int place = Array.BinarySearch(points, PointOf(strategy.KeyOf(context)));
            int next = place < 0 ? ~place : place;
            // A provider at which the call has failed is skipped, as if it had left.
            for (int i = 0; i < points.Length; i++)
            {
                ClusterProvider provider = providers[owners[(next + i) % points.Length]];
                if (!context.Tried.Contains(provider))
                    return provider;
            }

            return providers[owners[next % points.Length]];
        }
    }
}
