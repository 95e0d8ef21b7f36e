using System.Diagnostics.CodeAnalysis;
using DubboNet.Registry.Rules;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Registration;

/// <summary>
/// The rules of a provider's registries that change what is registered. As in Java, rules in the configuration apply in all registries and
/// at both levels, and URLs below <c>configurators</c> change the URLs in their own registry only.
/// </summary>
/// <param name="application">The name of the application.</param>
/// <param name="services">The services of the provider.</param>
/// <param name="options">The options of the registration.</param>
/// <param name="logger">The logger.</param>
/// <param name="onChanged">Is called after something has been delivered.</param>
/// <remarks>Threading: one loop reads what the registries deliver and replaces the state. Any thread reads the state.</remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class RegistrationRules(
    string application, IReadOnlyList<ServiceKey> services, DubboRegistrationOptions options, ILogger logger, Action onChanged)
{
    /// <summary>The longest time that the first registration waits for rules.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ChangeLatch _changes = new(options.Scheduler);
    private readonly AsyncLatch _settled = new(options.Scheduler);
    private readonly List<Task> _loops = [];
    private volatile State _state = new([], [], []);
    private int _isStarted;

    /// <summary>Starts watching the rules on the first call.</summary>
    public void Start(IReadOnlyList<RegistryTarget> targets)
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0)
            return;
        // The loop must not capture the async locals of the caller.
        using (ExecutionContext.SuppressFlow())
            _ = RunAsync(targets);
    }

    /// <summary>Waits until the first rules are known, but not for long.</summary>
    public Task WaitAsync() => _settled.WaitAsync(LongestWait, options.TimeProvider);

    /// <summary>Returns the rules in the configuration for a service in the order of their application.</summary>
    public IEnumerable<OverrideRule> Of(ServiceKey service) => _state.Configuration.GetValueOrDefault(service, []);

    /// <summary>Returns all rules for the URL of a service in a registry in the order of their application.</summary>
    public IEnumerable<OverrideRule> Of(ServiceKey service, DubboRegistry registry) =>
        _state.Nodes.GetValueOrDefault((service, registry), []).Concat(Of(service));

    /// <summary>Returns why rules of a registry may be out of date or are not used.</summary>
    public IEnumerable<string> ProblemsOf(DubboRegistry registry) => _state.Problems.GetValueOrDefault(registry, []);

    /// <summary>Stops watching.</summary>
    public void Stop()
    {
        options.Scheduler.ScheduleCancellation(_stop, logger);
        _settled.Set();
        _changes.Change();
    }

    private async Task RunAsync(IReadOnlyList<RegistryTarget> targets)
    {
        await options.Scheduler.SwitchAsync();
        var context = new WatchContext(options.Scheduler, options.TimeProvider, logger, _changes, _stop.Token);
        (DubboRegistry Registry, ServiceKey Service, OverrideSource Source)[] sources =
        [
            .. from target in targets.DistinctBy(target => target.Registry)
               from service in services
               let hasNodes = target.Mode != DubboRegisterMode.Instance
               select (
                   target.Registry,
                   service,
                   new OverrideSource(target.Registry, service, application, RuleParty.Provider, hasNodes, context, _loops)),
        ];
        while (!_stop.IsCancellationRequested)
        {
            AsyncLatch next = _changes.Next;
            _state = new State(
                sources.GroupBy(one => one.Service).ToDictionary(
                    same => same.Key, IReadOnlyList<OverrideRule> (same) => [.. same.SelectMany(one => one.Source.UpdateRules())]),
                sources.ToDictionary(one => (one.Service, one.Registry), one => one.Source.UpdateNodes()),
                sources.GroupBy(one => one.Registry).ToDictionary(
                    same => same.Key,
                    IReadOnlyList<string> (same) => [.. same.SelectMany(one => one.Source.Problems).Distinct()]));
            onChanged();
            // During an outage, nothing is delivered.
            if (Array.TrueForAll(sources, one => one.Source.IsSettled || one.Registry.Problem is not null))
                _settled.Set();
            await next.WaitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What the registries have delivered.</summary>
    private sealed record State(
        Dictionary<ServiceKey, IReadOnlyList<OverrideRule>> Configuration,
        Dictionary<(ServiceKey Service, DubboRegistry Registry), IReadOnlyList<OverrideRule>> Nodes,
        Dictionary<DubboRegistry, IReadOnlyList<string>> Problems);
}
