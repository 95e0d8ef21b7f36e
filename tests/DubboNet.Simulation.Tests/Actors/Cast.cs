using System.Net;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>Contains all participants of a run.</summary>
internal sealed class Cast
{
    /// <summary>The first number of the servers behind balancers, which have separate addresses.</summary>
    private const int FirstBackend = 1000;

    /// <summary>The maximum number of times that the server behind a balancer is replaced in short succession.</summary>
    private const int MostReplacements = 5;

    /// <summary>The maximum time for which a server that is about to stop still accepts connections, as Java's do.</summary>
    private static readonly TimeSpan LongestAnnouncement = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestTeardown = TimeSpan.FromMilliseconds(100);

    /// <summary>The time for which strangers stay after all others have left, because no other participant may wait for them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The maximum time until the last fault is over and its effects have timed out, except permanent stalls.</summary>
    private static readonly TimeSpan Healing = TimeSpan.FromSeconds(12);

    private readonly World _world;
    private readonly Scenario _scenario;
    private readonly List<IActor> _actors = [];
    private readonly List<StrangeConsumer> _strangeConsumers = [];
    private Func<Ending>? _closeCluster;
    private int _backends;
    private bool _isTornDown;

    public Cast(World world, Scenario scenario)
    {
        _world = world;
        _scenario = scenario;
        for (int i = 0; i < scenario.Providers; i++)
        {
            if (scenario.IsBalanced)
                StartBehind(Scenario.Address(i));
            else
                StartProvider(Scenario.Address(i));
        }

        for (int i = 0; i < scenario.Channels; i++)
            Consumers.Add(new Consumer(world, scenario, Scenario.Address(i % scenario.Providers)));
        AddStrangers();
        for (int number = 0; number < scenario.Calls; number++)
            Calls.Add(Consumers[world.Random.Next(Consumers.Count)].Add(number));
        for (int i = 0; i < scenario.StrangeConsumers; i++)
            AddStrangeConsumer(Scenario.Address(0));
        AddOthers();
        new Faults(world, this).Plan(scenario.Faults, scenario.Span + TimeSpan.FromMilliseconds(20));
        if (scenario.SwitchesReadOnly)
            SwitchReadOnly(1 + world.Random.Next(4));
        if (scenario.StopsInOrder)
            ReplaceProviders();
        if (scenario.Probes)
            world.Clock.After(scenario.Span + Healing, Probe);
        world.Clock.After(scenario.Span + Rest(), TearDown);
    }

    public List<Consumer> Consumers { get; } = [];

    public List<Provider> Providers { get; } = [];

    public List<Call> Calls { get; } = [];

    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>Gets the violations that the actors found.</summary>
    public IEnumerable<string> Violations =>
        [.. _actors.SelectMany(actor => actor.Violations()), .. Subscriptions.SelectMany(subscription => subscription.Violations())];

    public Ending? ClusterClosing { get; private set; }

    /// <summary>Starts a server, unless one is listening at the address.</summary>
    public void StartProvider(IPEndPoint endPoint)
    {
        if (_world.Network.IsListening(endPoint) || _isTornDown)
            return;
        _world.Note("start server", endPoint.Port);
        Providers.Add(new Provider(_world, _scenario, endPoint, Calls, Subscriptions));
    }

    public void Disturb(EndPoint endPoint)
    {
        foreach (Consumer consumer in Consumers.Where(consumer => consumer.EndPoint.Equals(endPoint)))
            consumer.Disturb();
    }

    /// <summary>Starts a server behind the balancer at an address, which leads to it from now on.</summary>
    private void StartBehind(IPEndPoint balancer)
    {
        IPEndPoint backend = Scenario.Address(FirstBackend + _backends++);
        StartProvider(backend);
        _world.Network.Routes[balancer] = backend;
    }

    /// <summary>Adds the strangers that separate channels call.</summary>
    private void AddStrangers()
    {
        if (_scenario.HasStrangeProvider)
            AddStranger(new StrangeProvider(_world, Calls));
        if (_scenario.HasBlackHole)
            AddStranger(new BlackHole(_world, _scenario, Calls));
        if (_scenario.HasGreeter)
            AddStranger(new Greeter(_world, _scenario));
    }

    private void AddStranger(Stranger provider)
    {
        IPEndPoint endPoint = Scenario.Address(_scenario.Providers + _actors.Count);
        _ = provider.ListenAsync(endPoint);
        _actors.Add(provider);
        Consumers.Add(new Consumer(_world, _scenario, endPoint, isPeerStrange: true));
    }

    private void AddOthers()
    {
        for (int number = 0; number < _scenario.Subscriptions; number++)
        {
            var subscription = new Subscription(_world, _scenario, Consumers[_world.Random.Next(_scenario.Channels)], number);
            Subscriptions.Add(subscription);
            _world.Clock.After(_world.TimeUpTo(_scenario.Span), () => _ = subscription.SubscribeAsync());
        }

        if (_scenario.HasPlaceHog)
            _actors.Add(new PlaceHog(_world, Scenario.Address(_scenario.Providers + _actors.Count)));
        if (_scenario.HasHalfDeadCluster)
        {
            IPEndPoint dead = Scenario.Address(_scenario.Providers + _actors.Count);
            var cluster = new HalfDeadCluster(_world, _scenario, Scenario.Address(0), dead, PlanQuickCall);
            _actors.Add(cluster);
            _closeCluster = cluster.Close;
        }
    }

    /// <summary>Plans a call to which its provider responds immediately.</summary>
    private Call PlanQuickCall()
    {
        Call call = Call.Quick(Calls.Count, TimeSpan.FromSeconds(1));
        Calls.Add(call);
        return call;
    }

    private void AddStrangeConsumer(IPEndPoint endPoint)
    {
        var consumer = new StrangeConsumer(_world);
        _strangeConsumers.Add(consumer);
        _world.Clock.After(_world.TimeUpTo(_scenario.Span), () => _ = consumer.RunAsync(endPoint));
    }

    private TimeSpan Rest()
    {
        if (_scenario.StopsInOrder)
            return 2 * _scenario.ShutdownTimeout;
        return _scenario.IsCalm || _scenario.Probes
            ? TimeSpan.FromSeconds(30)
            : _world.Pick(TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    /// <summary>Takes servers out of use and puts them back.</summary>
    private void SwitchReadOnly(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _world.Clock.After(
                _world.TimeUpTo(_scenario.Span),
                () => Providers[_world.Random.Next(Providers.Count)].Server.SetReadOnly(_world.Chance(0.5)));
        }
    }

    /// <summary>
    /// Replaces the servers as in a deployment. The old server stops in order, and the new one can start before it has ended.
    /// </summary>
    private void ReplaceProviders()
    {
        for (int i = 0; i < _scenario.Providers; i++)
        {
            Provider provider = Providers[i];
            IPEndPoint address = Scenario.Address(i);
            if (_scenario.IsBalanced)
            {
                int times = 1 + _world.Random.Next(MostReplacements);
                _world.Clock.After(_world.TimeUpTo(_scenario.Span), () => ReplaceBehind(address, provider, times));
                continue;
            }

            _world.Clock.After(_world.TimeUpTo(_scenario.Span), () =>
            {
                Disturb(provider.EndPoint);
                provider.Stop();
                _world.Clock.After(_world.TimeUpTo(LongestTeardown), () => StartProvider(provider.EndPoint));
            });
        }
    }

    /// <summary>Replaces a server, and soon afterwards its replacement, the given number of times.</summary>
    private void ReplaceBehind(IPEndPoint balancer, Provider old, int times)
    {
        if (_isTornDown)
            return;
        foreach (Consumer consumer in Consumers.Where(consumer => consumer.EndPoint.Equals(balancer)))
            consumer.Replace();
        StartBehind(balancer);
        Provider next = Providers[^1];
        bool isAnnounced = _world.Chance(0.5);
        if (isAnnounced)
            old.Server.SetReadOnly(true);
        _world.Clock.After(_world.TimeUpTo(isAnnounced ? LongestAnnouncement : LongestTeardown), () =>
        {
            old.Stop();
            if (times > 1)
                _world.Clock.After(_world.TimeUpTo(LongestTeardown), () => ReplaceBehind(balancer, next, times - 1));
        });
    }

    private void Probe()
    {
        foreach (Consumer consumer in Consumers.Where(IsServed))
            Calls.Add(consumer.Probe(Calls.Count));
    }

    private bool IsServed(Consumer consumer) =>
        _scenario.IsRoomy && consumer is { IsPeerStrange: false, Disposed: null } && _world.Network.IsListening(consumer.EndPoint)
        && Providers.All(
            provider => !provider.EndPoint.Equals(consumer.EndPoint) || provider.Stops.TrueForAll(stop => stop.Ended is not null))
        && !_world.Network.Links.Exists(link => link.IsStalled && link.Server.Equals(consumer.EndPoint));

    private void TearDown()
    {
        _isTornDown = true;
        foreach (Consumer consumer in Consumers)
        {
            if (_scenario.IsCalm)
                consumer.ExpectPeace(Providers.FindLast(provider => provider.EndPoint.Equals(_world.Network.BehindOf(consumer.EndPoint)))!);
            _world.Clock.After(_world.TimeUpTo(LongestTeardown), consumer.Dispose);
        }

        foreach (IDisposable stranger in _actors.Concat<IDisposable>(_strangeConsumers))
            _world.Clock.After(LongestTeardown + Patience, stranger.Dispose);
        ClusterClosing = _closeCluster?.Invoke();
        foreach (Provider provider in Providers)
        {
            _world.Clock.After(_world.TimeUpTo(LongestTeardown), () =>
            {
                Disturb(provider.EndPoint);
                provider.Stop();
            });
        }
    }
}
