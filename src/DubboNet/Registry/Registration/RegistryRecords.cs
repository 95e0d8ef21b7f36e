namespace DubboNet.Registry.Registration;

/// <summary>
/// Records what a registry may have of a provider. A failed operation may have been done, so what it should add counts as added, and what
/// it should remove as not removed.
/// </summary>
/// <remarks>Threading: only one loop accesses it.</remarks>
internal sealed class RegistryRecords(DubboRegistry registry)
{
    /// <summary>The URLs, and whether the registry has confirmed them.</summary>
    private readonly Dictionary<DubboUrl, bool> _urls = [];

    private readonly HashSet<string> _mapped = [];
    private ServiceInstance? _instance;

    /// <summary>What the registry has confirmed of the instance, or null.</summary>
    private (string Revision, string Host, int Port)? _confirmed;
    private string? _writtenRevision;

    /// <summary>Removes all URLs but the wanted ones, and the instance unless it is wanted. Tries all, even if one fails.</summary>
    public async Task RemoveOthersAsync(IReadOnlyList<DubboUrl> wanted, bool keepInstance, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (DubboUrl url in _urls.Keys.Except(wanted).ToArray())
        {
            await TryAsync(
                async () =>
                {
                    await registry.UnregisterAsync(url, cancellationToken).ConfigureAwait(false);
                    _urls.Remove(url);
                },
                failures).ConfigureAwait(false);
        }

        if (!keepInstance && _instance is { } instance)
        {
            await TryAsync(
                async () =>
                {
                    await registry.UnregisterInstanceAsync(instance, cancellationToken).ConfigureAwait(false);
                    (_instance, _confirmed) = (null, null);
                },
                failures).ConfigureAwait(false);
        }

        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException(failures);
    }

    public async Task AddAsync(IReadOnlyList<DubboUrl> urls, CancellationToken cancellationToken)
    {
        foreach (DubboUrl url in urls.Where(url => !_urls.GetValueOrDefault(url)))
        {
            _urls[url] = false;
            await registry.RegisterAsync(url, cancellationToken).ConfigureAwait(false);
            _urls[url] = true;
        }
    }

    /// <summary>Adds what consumers read before the instance, and then the instance.</summary>
    public async Task AddInstanceAsync(RegistrationPlan plan, DubboMetadataType type, CancellationToken cancellationToken)
    {
        string application = plan.Metadata.Application;
        foreach (string name in plan.Interfaces.Where(name => !_mapped.Contains(name)))
        {
            await registry.AddApplicationAsync(name, application, cancellationToken).ConfigureAwait(false);
            _mapped.Add(name);
        }

        if (type == DubboMetadataType.Remote && _writtenRevision != plan.Metadata.Revision)
        {
            await registry.SetMetadataAsync(application, plan.Metadata.Revision, plan.Metadata.ToJson(), cancellationToken)
                .ConfigureAwait(false);
            _writtenRevision = plan.Metadata.Revision;
        }

        ServiceInstance instance = plan.CreateInstance(type);
        (string Revision, string Host, int Port) wanted = (plan.Metadata.Revision, instance.Host, instance.Port);
        if (_confirmed == wanted)
            return;
        if (_instance is { } old && (old.Host, old.Port) != (instance.Host, instance.Port))
            await registry.UnregisterInstanceAsync(old, cancellationToken).ConfigureAwait(false);
        (_instance, _confirmed) = (instance, null);
        await registry.RegisterInstanceAsync(instance, cancellationToken).ConfigureAwait(false);
        _confirmed = wanted;
    }

    private static async Task TryAsync(Func<Task> remove, List<Exception> failures)
    {
        try
        {
            await remove().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failures.Add(e);
        }
    }
}
