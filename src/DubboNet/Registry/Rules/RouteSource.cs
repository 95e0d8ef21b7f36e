using DubboNet.Cluster.Routing;
using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Rules;

/// <summary>The condition rules in the form of URLs that one registry has for a service.</summary>
/// <remarks>Threading: only the loop that makes the lists calls the members.</remarks>
internal sealed class RouteSource
{
    private readonly DubboRegistry _registry;
    private readonly ServiceMatch _match;
    private readonly WatchContext _context;
    private readonly WatchedValue<IReadOnlyList<DubboUrl>> _urls;
    private readonly List<RoutingCondition> _conditions = [];
    private readonly List<string> _refusals = [];
    private IReadOnlyList<DubboUrl> _last = [];

    /// <param name="registry">The registry.</param>
    /// <param name="service">The service.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public RouteSource(DubboRegistry registry, ServiceKey service, WatchContext context, List<Task> loops)
    {
        (_registry, _match, _context) = (registry, new ServiceMatch(service), context);
        _urls = new WatchedValue<IReadOnlyList<DubboUrl>>(
            registry, $"the routers of {service}", stop => registry.WatchAsync(service, "routers", stop), [], context);
        loops.Add(_urls.RunAsync());
    }

    /// <summary>Gets a value indicating whether the first rules are known or cannot be expected soon.</summary>
    public bool IsSettled => _urls.IsSettled;

    /// <summary>Gets the reason why rules may be out of date, and those why rules are not used.</summary>
    public IEnumerable<string> Problems => _urls.Problem is { } problem ? _refusals.Prepend(problem) : _refusals;

    /// <summary>Returns the conditions in the order of their application. They are the same objects while no rule has changed.</summary>
    public IReadOnlyList<RoutingCondition> Update()
    {
        IReadOnlyList<DubboUrl> urls = _urls.Value;
        if (ReferenceEquals(urls, _last))
            return _conditions;
        _last = urls;
        _conditions.Clear();
        _refusals.Clear();
        foreach (DubboUrl url in RouteUrlText.Sort(urls.Where(IsActive)))
            Read(url);
        return _conditions;
    }

    private bool IsActive(DubboUrl url) =>
        url.Protocol != "empty" && url.GetParameter("enabled") != "false" && _match.Matches(url, "routers");

    private void Read(DubboUrl url)
    {
        try
        {
            _conditions.Add(RouteUrlText.Read(url));
        }
        catch (FormatException e)
        {
            string refusal = PeerText.OneLine($"The rule {url} of {_registry} is not used. {e.Message}");
            _refusals.Add(refusal);
            if (_context.IsNew(refusal))
                RegistryLog.RouteSkipped(_context.Logger, refusal);
        }
    }
}
