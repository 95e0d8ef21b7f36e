using System.Diagnostics.CodeAnalysis;
using DubboNet.Simulation.Tests.Actors;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>A cluster over the directory of a registry, and its calls.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It is closed asynchronously.")]
internal sealed class EstateConsumer
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(50);

    private readonly World _world;
    private readonly EstateScenario _scenario;
    private readonly List<EstateCall> _calls;
    private readonly DubboCluster _cluster;

    /// <param name="world">The world.</param>
    /// <param name="scenario">The settings.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="calls">The list to which calls are added, so that handlers find them.</param>
    /// <param name="onList">Gets each list of providers before the cluster does.</param>
    public EstateConsumer(
        World world, EstateScenario scenario, DubboRegistry registry, List<EstateCall> calls, Action<ProviderList> onList)
    {
        (_world, _scenario, _calls) = (world, scenario, calls);
        DubboChannelOptions channel = world.CreateChannelOptions();
        var directory = new RegistryDirectory(
            [registry], EstateService.Key,
            new RegistryDirectoryOptions { Host = "10.0.9.9", ApplicationName = "estate", Channel = channel });
        var options = new DubboClusterOptions
        {
            Channel = channel,
            LoadBalancing = scenario.Strategy,
            FailurePolicy = scenario.Policy,
            Retries = EstateScenario.Retries,
            AvoidFailedFor = EstateScenario.AvoidFailedFor,
            MaxAvoidFailedFor = EstateScenario.MaxAvoidFailedFor,
        };
        _cluster = new DubboCluster(new ObservedDirectory(directory, onList), options);
    }

    public ClusterSnapshot Snapshot => _cluster.GetSnapshot();

    public Task WaitForReadyAsync() => _cluster.WaitForReadyAsync();

    public Ending Close() => new(_world, _cluster.DisposeAsync().AsTask());

    /// <summary>Plans a call within a time.</summary>
    public void Plan(TimeSpan span)
    {
        EstateCall call = Add(_world.Random.Next(), _scenario.CallTimeout, waitsForReady: _world.Chance(0.3));
        _world.Clock.After(_world.TimeUpTo(span), () => _ = MakeAsync(call));
    }

    /// <summary>Makes a call that waits for the first provider without a limit.</summary>
    public void CallEarly() => _ = MakeAsync(Add(_world.Random.Next(), Timeout.InfiniteTimeSpan, waitsForReady: true));

    /// <summary>Makes a call with a key, and returns it when it has ended.</summary>
    public async Task<EstateCall> CallAsync(int key)
    {
        EstateCall call = Add(key, _scenario.CallTimeout, waitsForReady: false);
        await MakeAsync(call);
        return call;
    }

    private EstateCall Add(int key, TimeSpan timeout, bool waitsForReady)
    {
        var call = new EstateCall
        {
            Number = _calls.Count,
            Key = key,
            IsIdempotent = _world.Chance(0.7),
            HandlerTime = _world.Chance(0.5) ? _world.TimeUpTo(LongestWork) : TimeSpan.Zero,
            Timeout = timeout,
            WaitsForReady = waitsForReady,
        };
        _calls.Add(call);
        return call;
    }

    private async Task MakeAsync(EstateCall call)
    {
        _world.Note("call", call.Number);
        call.Started = Moment.Now(_world);
        try
        {
            call.Result = await _cluster.InvokeAsync(
                call.IsIdempotent ? EstateService.IdempotentWork : EstateService.Work, (call.Key, call.Number),
                new DubboCallOptions { Timeout = call.Timeout, WaitForReady = call.WaitsForReady });
        }
        catch (Exception e)
        {
            call.Error = e;
        }

        call.Ends++;
        call.Ended = Moment.Now(_world);
        _world.Scheduler.CheckThread("A call ended");
        _world.Note(call.Outcome, call.Number);
        _world.Statistics.Count($"{_scenario.Kind}: {call.Outcome}");
    }
}
