using DubboNet.Cluster.Routing;
using DubboNet.Registry.Rules;
using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Discovery;

/// <summary>All that is known of the providers of a service, from all levels of all registries.</summary>
/// <remarks>Threading: only the loop that makes the lists calls the members.</remarks>
internal sealed class RegistrySources
{
    private readonly DubboRegistry[] _registries;
    private readonly RegistryDirectoryOptions _options;
    private readonly string _name;
    private readonly WatchContext _context;
    private readonly ProviderReader _reader;
    private readonly DubboUrl _consumerUrl;
    private readonly ProviderCache? _cache;
    private readonly InterfaceSource[] _interfaces = [];
    private readonly ApplicationSource[] _applications = [];
    private readonly RuleSource[] _rules;
    private IReadOnlyList<DubboUrl> _found = [];
    private IReadOnlyList<DubboUrl> _last = [];
    private RoutingRules? _routing;
    private bool _hasReadCache;
    private bool _wasSettled;

    /// <param name="registries">The registries.</param>
    /// <param name="service">The service.</param>
    /// <param name="options">The options of the directory.</param>
    /// <param name="name">The name of the directory, for messages.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public RegistrySources(
        DubboRegistry[] registries, ServiceKey service, RegistryDirectoryOptions options, string name, WatchContext context,
        List<Task> loops)
    {
        (_registries, _options, _name, _context) = (registries, options, name, context);
        string? application = options.ApplicationName ?? options.Channel.ApplicationName;
        var consumer = new RuleParty(RuleParty.Consumer, options.Host ?? OwnAddress.Find(), application);
        _reader = new ProviderReader(consumer, options.Source, Skip);
        _cache = options.CacheFile is { } file ? new ProviderCache(file, service, context.Logger) : null;
        var match = new ServiceMatch(service);
        bool hasInterfaces = options.Mode != RegistryDirectoryMode.InstanceOnly;
        if (hasInterfaces)
            _interfaces = [.. registries.Select(registry => new InterfaceSource(registry, service, match, context, loops))];
        if (options.Mode != RegistryDirectoryMode.InterfaceOnly)
            _applications = [.. registries.Select(registry => new ApplicationSource(registry, match, options, context, loops))];
        _rules = [.. registries.Select(registry =>
            new RuleSource(registry, service, match, application, hasInterfaces, context, loops))];
        _consumerUrl = ConsumerRegistration.CreateUrl(match, service.Group, consumer, context.Time);
        if (hasInterfaces && options.RegisterConsumer)
            loops.AddRange(registries.Select(registry => new ConsumerRegistration(registry, service, _consumerUrl, context).RunAsync()));
    }

    /// <summary>
    /// Returns whether all that can be expected soon is known, or was at an earlier call. Applications that appear later are changes.
    /// </summary>
    public bool HasSettled() => _wasSettled |=
        _interfaces.All(source => source.IsSettled) && _applications.All(source => source.IsSettled) && AreRulesSettled;

    /// <summary>Gets a value indicating whether the first value of each rule is known or cannot be expected soon.</summary>
    public bool AreRulesSettled => _rules.All(source => source.IsSettled);

    private bool IsKnown => _interfaces.Any(source => source.IsKnown) || _applications.Any(source => source.IsKnown);

    /// <summary>Takes over what the registries have delivered.</summary>
    /// <returns>Whether rules of further applications are now watched.</returns>
    public bool Update()
    {
        _found = ProviderMerge.Merge(
            _applications.SelectMany(source => source.Update()).ToArray(), _interfaces.SelectMany(source => source.Update()),
            _options.Mode, url => Skip(url.Protocol, $"It has the protocol {url.Protocol}, and only dubbo is supported: {url}"));
        return WatchRulesOf(_found);
    }

    /// <summary>Makes a list of what the last <see cref="Update"/> has taken over.</summary>
    public ProviderList CreateList()
    {
        var problems = new List<string>(
            _interfaces.Select(source => source.Problem).OfType<string>()
                .Concat(_applications.SelectMany(source => source.Problems))
                .Concat(_registries.Select(registry => registry.Problem).OfType<string>()));
        if (!HasSettled())
            problems.Add($"Not all sources of {_name} have responded yet.");
        IReadOnlyList<DubboUrl> usable = Choose(problems);
        WatchRulesOf(usable);
        IReadOnlyList<ProviderAddress> providers =
            _reader.Read(usable, [.. _rules.SelectMany(source => source.UpdateOverrides())], out int disabled);
        if (disabled > 0 && providers.Count == 0)
            problems.Add($"All {disabled} providers are disabled by their own setting or by a rule.");
        RoutingRules? routing = UpdateRouting();
        problems.AddRange(_rules.SelectMany(source => source.Problems));
        if (routing?.Problem is { } tooMany)
            problems.Add(tooMany);
        return new ProviderList(providers)
        {
            Problem = problems.Count == 0 ? null : string.Join(' ', problems.Distinct()),
            Disabled = disabled,
            Routing = routing,
        };
    }

    /// <summary>Ends what does not end with the context.</summary>
    public void Stop()
    {
        foreach (ApplicationSource source in _applications)
            source.Stop();
    }

    private bool WatchRulesOf(IReadOnlyList<DubboUrl> providers)
    {
        string[] applications = [.. providers.Select(UrlValue.ApplicationOf).OfType<string>().Distinct()];
        bool hasNew = false;
        foreach (RuleSource source in _rules)
            hasNew |= source.Watch(applications);
        return hasNew;
    }

    // Returns the same object as before if no rule has changed.
    private RoutingRules? UpdateRouting()
    {
        TagRule[] tags = [.. _rules.SelectMany(source => source.UpdateTags())];
        RoutingCondition[] conditions = [.. _rules.SelectMany(source => source.UpdateConditions())];
        if (tags.Length + conditions.Length == 0)
            return _routing = null;
        return _routing?.HasSame(tags, conditions) == true ? _routing : _routing = new RoutingRules(_consumerUrl, tags, conditions);
    }

    // Returns the providers that were found, or else those that are remembered.
    private IReadOnlyList<DubboUrl> Choose(List<string> problems)
    {
        if (_found.Count > 0)
        {
            if (_cache is not null && !_found.SequenceEqual(_last))
                _cache.Write(_found);
            return _last = _found;
        }

        if (!IsKnown && _cache is not null && !_hasReadCache)
        {
            _hasReadCache = true;
            _last = _cache.Read();
        }

        if (_last.Count == 0 || (IsKnown && !_options.KeepLastProviders))
            return _last = [];
        problems.Add($"{_name} has no provider now, so the last {_last.Count} known ones are used.");
        return _last;
    }

    private void Skip(string key, string problem)
    {
        if (_context.IsNew(key))
            RegistryLog.EntrySkipped(_context.Logger, _name, PeerText.OneLine(problem));
    }
}
