using DubboNet.Registry.Metadata;
using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Discovery;

/// <summary>
/// The providers of a service in one registry at the application level, which are the instances of the applications that provide it.
/// </summary>
/// <remarks>
/// Threading: the loop that makes the lists calls the members. The loops that are started here only tell it about changes.
/// </remarks>
internal sealed class ApplicationSource
{
    /// <summary>How many revisions are read at the same time.</summary>
    private const int MostReads = 8;

    /// <summary>How many revisions that are not in use are kept, for instances that come back.</summary>
    private const int MostUnused = 64;

    private readonly DubboRegistry _registry;
    private readonly ServiceMatch _match;
    private readonly WatchContext _context;
    private readonly MetadataClient _client;
    private readonly AsyncGate _gate;
    private readonly List<Task> _loops;
    private readonly WatchedValue<IReadOnlyList<string>>? _mapping;
    private readonly SortedDictionary<string, WatchedValue<IReadOnlyList<ServiceInstance>>> _applications = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Application, string Revision), RevisionReader> _revisions = [];
    private Dictionary<(string Application, string Host, int Port), DubboUrl[]> _urls = [];
    private long _round;

    /// <param name="registry">The registry.</param>
    /// <param name="match">The service.</param>
    /// <param name="options">The options of the directory.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public ApplicationSource(
        DubboRegistry registry, ServiceMatch match, RegistryDirectoryOptions options, WatchContext context, List<Task> loops)
    {
        (_registry, _match, _context, _loops) = (registry, match, context, loops);
        _client = new MetadataClient(registry, options.Channel);
        _gate = new AsyncGate(MostReads, context);
        if (options.Applications is { Count: > 0 } applications)
        {
            Watch(applications);
            return;
        }

        _mapping = new WatchedValue<IReadOnlyList<string>>(
            registry, $"the applications of {match.Interface}", stop => registry.WatchApplicationsAsync(match.Interface, stop), [],
            context);
        loops.Add(_mapping.RunAsync());
    }

    /// <summary>Gets a value indicating whether the registry has delivered anything.</summary>
    public bool IsKnown => _mapping?.IsKnown ?? _applications.Values.Any(application => application.IsKnown);

    /// <summary>Gets a value indicating whether everything that can be expected soon is known, after <see cref="Update"/>.</summary>
    public bool IsSettled =>
        (_mapping?.IsSettled ?? true)
        && _applications.Values.All(application => application.IsSettled)
        && InUse.All(reader => reader.Metadata is not null || reader.Problem is not null);

    public IEnumerable<string> Problems =>
        new[] { _mapping?.Problem }
            .Concat(_applications.Values.Select(application => application.Problem))
            .Concat(InUse.Select(reader => reader.Problem))
            .OfType<string>();

    private IEnumerable<RevisionReader> InUse => _revisions.Values.Where(reader => reader.UsedIn == _round);

    /// <summary>Starts watching new applications and reading new revisions. Returns the URLs of the known providers.</summary>
    public IEnumerable<DubboUrl> Update()
    {
        Watch(_mapping?.Value ?? []);
        _round++;
        var urls = new Dictionary<(string Application, string Host, int Port), DubboUrl[]>();
        foreach (var revision in ReadInstances().GroupBy(one => (one.Instance.Application, one.About.Revision)))
        {
            RevisionReader reader = Reader(revision.Key, [.. revision]);
            foreach ((ServiceInstance instance, _) in revision)
            {
                // Until the metadata of a new revision is read, the instance keeps the services of its last one.
                (string, string, int) key = (instance.Application, instance.Host, instance.Port);
                urls[key] = reader.Metadata is { } metadata ? [.. UrlsOf(instance, metadata)] : _urls.GetValueOrDefault(key, []);
            }
        }

        Forget();
        _urls = urls;
        return urls.Values.SelectMany(each => each);
    }

    /// <summary>Ends the reading of metadata.</summary>
    public void Stop()
    {
        foreach (RevisionReader reader in _revisions.Values)
            reader.Dispose();
    }

    private void Watch(IEnumerable<string> applications)
    {
        foreach (string name in applications.Where(name => name.Length > 0 && !_applications.ContainsKey(name)))
        {
            var instances = new WatchedValue<IReadOnlyList<ServiceInstance>>(
                _registry, $"the instances of {name}", stop => _registry.WatchInstancesAsync(name, stop), [], _context);
            _applications.Add(name, instances);
            _loops.Add(instances.RunAsync());
        }
    }

    private IEnumerable<(ServiceInstance Instance, InstanceMetadata About)> ReadInstances()
    {
        foreach (ServiceInstance instance in _applications.Values.SelectMany(application => application.Value).Where(one => one.IsEnabled))
        {
            if (InstanceMetadata.TryRead(instance, out InstanceMetadata? about, out string? problem))
                yield return (instance, about);
            else if (problem is not null)
                Skip(problem);
        }
    }

    private RevisionReader Reader((string Application, string Revision) key, (ServiceInstance, InstanceMetadata)[] instances)
    {
        if (!_revisions.TryGetValue(key, out RevisionReader? reader))
        {
            reader = new RevisionReader(key.Application, key.Revision, _client, _gate, _context) { Instances = instances };
            _revisions.Add(key, reader);
            _loops.RemoveAll(loop => loop.IsCompletedSuccessfully);
            _loops.Add(reader.RunAsync());
        }

        (reader.Instances, reader.UsedIn) = (instances, _round);
        return reader;
    }

    private IEnumerable<DubboUrl> UrlsOf(ServiceInstance instance, ApplicationMetadata metadata)
    {
        foreach (ServiceInfo service in metadata.Services.Where(one => _match.Matches(one.Interface, one.Version, one.Group)))
        {
            DubboUrl url;
            try
            {
                url = service.ToUrl(
                    instance.Host, InstanceMetadata.PortOf(instance, service.Protocol), InstanceMetadata.ParametersOf(instance));
            }
            catch (ArgumentException e)
            {
                Skip($"The instance {instance.Host}:{instance.Port} of {instance.Application} has an unusable parameter. {e.Message}");
                continue;
            }

            yield return url;
        }
    }

    // Readers without metadata end with the last instance of their revision.
    private void Forget()
    {
        var unused = _revisions.Where(entry => entry.Value.UsedIn < _round).OrderByDescending(entry => entry.Value.UsedIn).ToList();
        int kept = 0;
        foreach (((string, string) key, RevisionReader reader) in unused)
        {
            if (reader.Metadata is not null && kept++ < MostUnused)
                continue;
            reader.Dispose();
            _revisions.Remove(key);
        }
    }

    private void Skip(string problem)
    {
        if (_context.IsNew(problem))
            RegistryLog.EntrySkipped(_context.Logger, _registry, PeerText.OneLine(problem));
    }
}
