using System.Globalization;
using System.Net;
using DubboNet.Registry.Metadata;
using DubboNet.Registry.Registration;
using DubboNet.Simulation.Tests.Actors;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>Specifies how a provider fails calls.</summary>
internal enum Sickness
{
    None,

    /// <summary>Refuses calls as busy, so that they certainly have not run.</summary>
    Busy,

    /// <summary>Responds with an internal error.</summary>
    Failing,

    /// <summary>Resets its connections when a call arrives.</summary>
    Cutting,
}

/// <summary>A provider of an estate. It can be started again at its address after it has stopped or died.</summary>
internal sealed class EstateProvider(World world, EstateScenario scenario, IReadOnlyList<EstateCall> calls, int index)
{
    /// <summary>The time within which a response arrives and its effects are complete, while no work waits.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    /// <summary>The time between attempts to listen at an address whose last server is stopping.</summary>
    private static readonly TimeSpan StartStep = TimeSpan.FromMilliseconds(200);

    private MetadataHistory _history = new(world.Clock);
    private DateTimeOffset _startedAt;
    private int _change;
    private DubboUrl? _url;
    private Moment? _failed;
    private Moment? _unlisted;

    public IPEndPoint EndPoint { get; } = new(new IPAddress([10, 0, 0, (byte)(index + 1)]), 20880);

    public int Index => index;

    public bool IsAnchor => index < EstateScenario.Anchors;

    public int Weight { get; private set; } = 100;

    public Sickness Sickness { get; set; }

    /// <summary>Gets or sets a value indicating whether it is stopping, dead, frozen or failing, so that nothing else may happen.</summary>
    public bool IsTroubled { get; set; }

    public bool IsRunning { get; private set; }

    /// <summary>Gets a value indicating whether it is registered.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>Gets the times in which no bytes came from it or reached it.</summary>
    public List<(Moment Began, Moment? Ended)> Freezes { get; } = [];

    /// <summary>Gets the moments at which its connections were reset.</summary>
    public List<Moment> Cuts { get; } = [];

    public List<Ending> Stops { get; } = [];

    public List<DubboServer> Servers { get; } = [];

    /// <summary>Gets the URL that it registers.</summary>
    public DubboUrl Url => _url ??= new DubboUrl(
        "dubbo", $"{EndPoint.Address}", EndPoint.Port, EstateService.Key.Interface,
        [
            KeyValuePair.Create("change", _change == 0 ? "" : $"{index}.{_change}"),
            KeyValuePair.Create("interface", EstateService.Key.Interface),
            KeyValuePair.Create("timestamp", StartTime),
            KeyValuePair.Create("warmup", scenario.WarmUp.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("weight", Weight.ToString(CultureInfo.InvariantCulture)),
        ]);

    private string StartTime => _startedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Changes the weight, with which it is registered from then on.</summary>
    public void SetWeight(int weight) => (Weight, _url) = (weight, null);

    /// <summary>Changes a parameter, with which it is registered from then on.</summary>
    public void Revise() => (_change, _url) = (_change + 1, null);

    /// <summary>Returns the instance that it registers. Its metadata can be requested from now on.</summary>
    public ServiceInstance Describe(InMemoryRegistry registry)
    {
        var metadata = new ApplicationMetadata(EstateService.Application, [Url]);
        bool isRemote = scenario.Level == EstateLevel.Remote;
        if (isRemote)
            registry.SetMetadata(EstateService.Application, metadata.Revision, metadata.ToJson());
        _history.Add(metadata);
        return new ServiceInstance(EstateService.Application, $"{EndPoint.Address}", EndPoint.Port)
        {
            Metadata = InstanceMetadata.Write(metadata.Revision, isRemote, EndPoint.Port, StartTime),
        };
    }

    /// <summary>Starts a server as soon as the address is free, unless it runs, and registers.</summary>
    public void Start(Action onStarted)
    {
        if (!IsRunning && world.Network.IsListening(EndPoint))
        {
            world.Clock.After(StartStep, () => Start(onStarted));
            return;
        }

        if (!IsRunning)
            Run();
        IsRegistered = true;
        onStarted();
    }

    public void Unregister() => IsRegistered = false;

    /// <summary>Stops the server, in order or as the end of its process does.</summary>
    public void Stop(bool isDeath = false)
    {
        world.Note(isDeath ? "death" : "stop provider", index);
        if (!IsRunning)
            return;
        IsRunning = false;
        if (isDeath)
            Cut();
        Stops.Add(new Ending(world, Servers[^1].StopAsync(new CancellationToken(canceled: isDeath))));
    }

    public void Freeze()
    {
        world.Note("freeze", index);
        Freezes.Add((Moment.Now(world), null));
        world.Network.Freeze(EndPoint);
    }

    public void Thaw()
    {
        if (Freezes is not [.., { Ended: null } last])
            return;
        world.Note("thaw", index);
        Freezes[^1] = (last.Began, Moment.Now(world));
        world.Network.Thaw(EndPoint);
    }

    /// <summary>Notes that the cluster got a list without this provider, and therefore forgets its failures.</summary>
    public void NoteUnlisted() => _unlisted = Moment.Now(world);

    /// <summary>Returns whether the cluster got no list without this provider since a moment.</summary>
    public bool WasListedSince(Moment moment) => _unlisted is not { } unlisted || unlisted.Time < moment.Time;

    private void Run()
    {
        world.Note("start provider", index);
        // A new process does not know the revisions of the old one.
        _history = new MetadataHistory(world.Clock);
        Servers.Add(new DubboServer(
            world.CreateServerOptions(EndPoint),
            [
                new DubboService(EstateService.Key).Map(EstateService.Work, WorkAsync),
                _history.CreateService(EstateService.Application),
            ]));
        Servers[^1].Start();
        (_startedAt, _url) = (world.Clock.GetUtcNow(), null);
        (IsRunning, IsTroubled) = (true, false);
    }

    private async ValueTask<int> WorkAsync((int Key, int Number) arguments, DubboCallContext context)
    {
        EstateCall call = calls[arguments.Number];
        call.Arrivals.Add(this);
        world.Note("arrival", call.Number, index);
        world.Scheduler.CheckThread("A handler ran");
        CheckAvoided(call);
        if (Sickness != Sickness.None)
            Fail(call);
        if (call.HandlerTime > TimeSpan.Zero)
            await world.Clock.DelayAsync(call.HandlerTime);
        return call.ExpectedResult;
    }

    // A failure is known to the cluster after the slack. From then on, the provider is avoided, because the anchors are available.
    private void CheckAvoided(EstateCall call)
    {
        if (scenario.Kind == EstateKind.Storm || _failed is not { } failed || !WasListedSince(failed))
            return;
        var now = Moment.Now(world);
        if (now.IdleSince(failed) > Slack && now.Time - failed.Time < EstateScenario.AvoidFailedFor)
            world.Fail($"Call {call.Number} went to provider {index} at {now.Time}, although it failed at {failed.Time} and is avoided");
    }

    private void Fail(EstateCall call)
    {
        _failed = Moment.Now(world);
        if (Sickness == Sickness.Busy)
        {
            call.Refusals++;
            throw new DubboRefusalException(DubboStatus.ServerThreadPoolExhausted, "busy");
        }

        if (Sickness == Sickness.Failing)
        {
            call.Failures++;
            throw new DubboRefusalException(DubboStatus.ServerError, "failing");
        }

        Cut();
    }

    private void Cut()
    {
        Cuts.Add(Moment.Now(world));
        foreach (SimulatedLink link in world.Network.Links.Where(link => link.Server.Equals(EndPoint) && !link.ClientEnd.IsDisposed))
            link.Reset();
    }
}
