using System.Net;
using DubboNet.Simulation.Tests.Actors;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>
/// All participants of an estate, and what they do in order. Troubles come first. Then the cluster recovers, is called while nothing
/// happens, and is closed.
/// </summary>
internal sealed class EstateCast
{
    /// <summary>The number of providers that run from the beginning. The others join later.</summary>
    private const int First = 48;

    private const int EarlyCalls = 3;
    private const int HealingCalls = 10;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTeardown = TimeSpan.FromMilliseconds(100);

    private readonly World _world;
    private readonly EstateScenario _scenario;
    private readonly EstateConsumer _consumer;
    private HashSet<EndPoint> _listed = [];

    private EstateCast(World world, EstateScenario scenario)
    {
        (_world, _scenario) = (world, scenario);
        Providers = [.. Enumerable.Range(0, EstateScenario.Providers).Select(index => new EstateProvider(world, scenario, Calls, index))];
        _consumer = new EstateConsumer(world, scenario, Registry, Calls, NoteList);
        Troubles = new EstateTroubles(world, scenario, Registry, Providers);
        SetWeights();
        Registry.AddApplicationAsync(EstateService.Key.Interface, EstateService.Application, CancellationToken.None)
            .GetAwaiter().GetResult();
        foreach (EstateProvider provider in Providers.Take(First))
            provider.Start(() => { });
        Register();
        for (int i = 0; i < EarlyCalls; i++)
            _consumer.CallEarly();
        Ended = RunAsync();
    }

    public InMemoryRegistry Registry { get; } = new("simulated://registry");

    public IReadOnlyList<EstateProvider> Providers { get; }

    public EstateTroubles Troubles { get; }

    public List<EstateCall> Calls { get; } = [];

    /// <summary>Gets the task that ends with the run.</summary>
    public Task Ended { get; }

    public Ending? Closing { get; private set; }

    /// <summary>Runs an estate and checks what must hold.</summary>
    public static void Play(World world)
    {
        var scenario = new EstateScenario(world);
        var cast = new EstateCast(world, scenario);
        world.RunToRest();
        new EstateInvariants(world, scenario, cast).Check();
        world.Statistics.Runs++;
        world.Statistics.Count($"run: {scenario.Kind}");
        world.Statistics.Count($"level: {scenario.Level}");
    }

    private void Register()
    {
        bool isDown = _scenario.IsLate && _world.Chance(0.5);
        if (isDown)
            Registry.SetDown(true);
        if (!_scenario.IsLate || isDown)
            Troubles.Publish();
        if (!_scenario.IsLate)
            return;
        _world.Clock.After(_world.TimeUpTo(LongestDelay), () =>
        {
            Registry.SetDown(false);
            Troubles.Publish();
        });
    }

    private async Task RunAsync()
    {
        await _consumer.WaitForReadyAsync();
        await _world.Clock.DelayAsync(Connecting);
        Troubles.Plan();
        for (int i = 0; i < _scenario.Calls; i++)
            _consumer.Plan(EstateScenario.Span);
        await _world.Clock.DelayAsync(EstateScenario.Span);
        SetWeights();
        Troubles.End();
        for (int i = 0; i < HealingCalls; i++)
            _consumer.Plan(_scenario.Healing);
        await _world.Clock.DelayAsync(_scenario.Healing);
        CheckRecovered();
        await new SteadyPhase(_world, _scenario, _consumer, this).RunAsync();
        TearDown();
    }

    // The anchors have weight, so that there is always another provider with weight.
    private void SetWeights()
    {
        foreach (EstateProvider provider in Providers)
        {
            if (_scenario.HasWeights)
                provider.SetWeight(!provider.IsAnchor && _world.Chance(0.05) ? 0 : _world.Pick(50, 100, 200));
        }
    }

    private void NoteList(ProviderList list)
    {
        HashSet<EndPoint> listed = [.. list.Providers.Select(provider => provider.EndPoint)];
        _world.Note("list", listed.Count);
        foreach (EstateProvider provider in Providers.Where(provider => !listed.Contains(provider.EndPoint)))
            provider.NoteUnlisted();
        CheckKept(listed);
        _listed = listed;
    }

    // The registry always has the anchors. A new revision is not known at once, and until then they keep their services.
    private void CheckKept(HashSet<EndPoint> listed)
    {
        if (Troubles.HasEmptied)
            return;
        foreach (EstateProvider lost in Providers.Where(provider =>
            provider.IsAnchor && _listed.Contains(provider.EndPoint) && !listed.Contains(provider.EndPoint)))
        {
            _world.Fail($"The list of {_world.Clock.Now} has lost provider {lost.Index}, although the registry has it");
        }
    }

    private void CheckRecovered()
    {
        ClusterSnapshot snapshot = _consumer.Snapshot;
        if (snapshot.Providers.Count != EstateScenario.Providers)
            _world.Fail($"After the last trouble, the cluster has {snapshot.Providers.Count} providers. {snapshot.Problem}");
        foreach (ProviderSnapshot provider in snapshot.Providers.Where(provider => !provider.IsAvailable || provider.IsAvoided))
        {
            _world.Fail(
                $"{_scenario.Healing} after the last trouble, {provider.Address} is not in use: {provider.Channel.State}, "
                    + $"avoided: {provider.IsAvoided}. {provider.Channel.LastError}");
        }
    }

    private void TearDown()
    {
        Closing = _consumer.Close();
        foreach (EstateProvider provider in Providers)
            _world.Clock.After(_world.TimeUpTo(LongestTeardown), () => provider.Stop());
    }
}
