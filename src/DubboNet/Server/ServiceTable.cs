using System.Collections.Frozen;

namespace DubboNet.Server;

/// <summary>
/// Contains the hosted services by key, and their methods by the precomputed bytes with which Java's requests for them begin.
/// </summary>
internal sealed class ServiceTable : IServiceTable
{
    private readonly FrozenDictionary<ServiceKey, DubboService> _services;
    private readonly FrozenDictionary<byte[], HostedMethod>.AlternateLookup<ReadOnlySpan<byte>> _heads;

    /// <exception cref="ArgumentException">Two services have the same key.</exception>
    public ServiceTable(IEnumerable<DubboService> services)
    {
        var byKey = new Dictionary<ServiceKey, DubboService>();
        var byHead = new Dictionary<byte[], HostedMethod>(BytesComparer.Instance);
        foreach (DubboService service in services)
        {
            if (!byKey.TryAdd(service.Key, service))
            {
                throw new ArgumentException(
                    $"Two services have the key {service.Key}. Give one of them another group, version or path.", nameof(services));
            }

            foreach (HostedMethod method in service.Hosted)
                byHead.TryAdd(method.Method.Head, method);
        }

        _services = byKey.ToFrozenDictionary();
        _heads = byHead.ToFrozenDictionary(BytesComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public bool IsEmpty => _services.Count == 0;

    public DubboService? Find(ServiceKey key, Attachments attachments) => _services.GetValueOrDefault(key);

    public HostedMethod? FindByHead(ReadOnlySpan<byte> head) => _heads.TryGetValue(head, out HostedMethod? method) ? method : null;

    public string Describe() => string.Join(", ", _services.Keys);

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
