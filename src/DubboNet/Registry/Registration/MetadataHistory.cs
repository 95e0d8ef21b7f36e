using DubboNet.Registry.Metadata;

namespace DubboNet.Registry.Registration;

/// <summary>
/// The current metadata of a provider and those that it replaced, which consumers may still request. Old ones are removed after five
/// minutes.
/// </summary>
/// <remarks>Threading: calls and registrations access it at the same time. The lock guards all fields.</remarks>
internal sealed class MetadataHistory(TimeProvider time)
{
    // Java's consumers that could not get the metadata of a revision ask again every 10 s.
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly List<(ApplicationMetadata Metadata, long ReplacedAt)> _old = [];
    private ApplicationMetadata? _current;

    public string? Revision
    {
        get
        {
            lock (_lock)
                return _current?.Revision;
        }
    }

    public void Add(ApplicationMetadata metadata)
    {
        lock (_lock)
        {
            if (_current is not null && _current.Revision != metadata.Revision)
                _old.Add((_current, time.GetTimestamp()));
            _old.RemoveAll(old => time.GetElapsedTime(old.ReplacedAt) > Retention || old.Metadata.Revision == metadata.Revision);
            _current = metadata;
        }
    }

    /// <summary>Creates Java's <c>MetadataService</c>. Consumers ask it for a revision that they found in a registry.</summary>
    public DubboService CreateService(string application)
    {
        DubboMethod<string, object> method = MetadataMethods.GetMetadataInfo(application);
        return new DubboService(method.Service)
            .Map(method, revision => Find(revision) is { } metadata ? MetadataMethods.ToJava(metadata) : null!);
    }

    private ApplicationMetadata? Find(string revision)
    {
        lock (_lock)
        {
            return _current?.Revision == revision ? _current : _old.Find(
                old => old.Metadata.Revision == revision && time.GetElapsedTime(old.ReplacedAt) <= Retention).Metadata;
        }
    }
}
