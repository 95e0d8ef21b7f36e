namespace DubboNet.Simulation.Tests.Estate;

/// <summary>Makes the registry flap, and stops and harms providers at random moments, until it ends.</summary>
internal sealed class EstateTroubles(
    World world, EstateScenario scenario, InMemoryRegistry registry, IReadOnlyList<EstateProvider> providers)
{
    private static readonly TimeSpan LongestFlap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StormBegins = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StormEnds = TimeSpan.FromSeconds(9);

    private bool _isOver;

    /// <summary>Gets a value indicating whether the registry has delivered an empty list.</summary>
    public bool HasEmptied { get; private set; }

    /// <summary>Plans all troubles.</summary>
    public void Plan()
    {
        foreach (EstateProvider provider in providers.Where(provider => !provider.IsRunning))
            After(EstateScenario.Span, () => provider.Start(Publish));
        PlanEach(scenario.Flaps, () => Strike(world.Pick<Action>(Empty, Part, Twice, OutAndBack, Delay, Break, Refuse, Mix)));
        PlanEach(scenario.Stops, () => Strike(StopInOrder));
        PlanEach(scenario.Revisions, () => Strike(Revise));
        PlanEach(scenario.Faults, () => Strike(world.Pick<Action>(Die, Freeze, Sicken)));
        if (scenario.Kind == EstateKind.Storm)
        {
            world.Clock.After(StormBegins, () => SetSickness(scenario.Sickness));
            world.Clock.After(StormEnds, () => SetSickness(Sickness.None));
        }
    }

    /// <summary>Delivers what is registered.</summary>
    public void Publish() => Deliver(providers.Where(provider => provider.IsRegistered));

    /// <summary>Delivers what is registered, except one provider.</summary>
    public void PublishWithout(EstateProvider missing) =>
        Deliver(providers.Where(provider => provider.IsRegistered && provider != missing));

    /// <summary>Ends all troubles. All providers run from now on, and the registry knows them.</summary>
    public void End()
    {
        _isOver = true;
        registry.Refuse = _ => null;
        registry.SetDown(false);
        foreach (EstateProvider provider in providers)
        {
            provider.Thaw();
            provider.Sickness = Sickness.None;
            provider.Start(provider.IsRunning ? static () => { } : Publish);
        }

        Publish();
    }

    private void PlanEach(int count, Action strike)
    {
        for (int i = 0; i < count; i++)
            world.Clock.After(world.TimeUpTo(EstateScenario.Span), strike);
    }

    private void Strike(Action kind)
    {
        if (_isOver)
            return;
        world.Note(kind.Method.Name);
        world.Statistics.Count($"trouble: {kind.Method.Name}");
        kind();
    }

    private void After(TimeSpan longest, Action action) => world.Clock.After(world.TimeUpTo(longest), () =>
    {
        if (!_isOver)
            action();
    });

    private void Deliver(IEnumerable<EstateProvider> listed)
    {
        if (scenario.Level == EstateLevel.Interface)
            SetUrls(listed.Select(provider => provider.Url));
        else
            SetInstances([.. listed.Select(provider => provider.Describe(registry))]);
    }

    private void SetUrls(IEnumerable<DubboUrl> urls) => registry.Set(EstateService.Key.Interface, "providers", urls);

    private void SetInstances(params IEnumerable<ServiceInstance> instances) =>
        registry.SetInstances(EstateService.Application, instances);

    private EstateProvider[] Some() =>
        [.. providers.Where(provider => provider.IsRegistered && (provider.IsAnchor || world.Chance(0.5)))];

    private void Empty()
    {
        HasEmptied = true;
        Deliver([]);
        After(LongestFlap, Publish);
    }

    private void Part()
    {
        Deliver(Some());
        After(LongestFlap, Publish);
    }

    private void Twice()
    {
        EstateProvider[] registered = [.. providers.Where(provider => provider.IsRegistered)];
        Deliver(registered.Concat(registered.Reverse()));
        Publish();
    }

    private void OutAndBack()
    {
        for (int i = world.Random.Next(5); i >= 0; i--)
        {
            After(LongestGap, () => Deliver(Some()));
            After(LongestGap, Publish);
        }

        world.Clock.After(2 * LongestGap, Publish);
    }

    // During an outage, the registry delivers nothing, whatever is registered.
    private void Delay()
    {
        registry.SetDown(true);
        After(LongestOutage, () => registry.SetDown(false));
    }

    private void Break() => registry.Fail("", new DubboRegistryException("The simulated registry failed."));

    private void Refuse()
    {
        registry.Refuse = _ => new DubboRegistryException("The simulated registry refuses.");
        Break();
        After(LongestOutage, () => registry.Refuse = _ => null);
    }

    // Entries of other protocols and malformed ones are between the providers, in another order.
    private void Mix()
    {
        if (scenario.Level != EstateLevel.Interface)
        {
            MixInstances();
            return;
        }

        string path = $"10.0.0.9:50051/{EstateService.Key.Interface}?interface={EstateService.Key.Interface}";
        IEnumerable<DubboUrl> urls = providers.Where(provider => provider.IsRegistered).Select(provider => provider.Url);
        SetUrls([DubboUrl.Parse($"tri://{path}"), .. urls.Reverse(), DubboUrl.Parse($"dubbo://{path}&weight=heavy")]);
        After(LongestFlap, Publish);
    }

    // Instances without services, without a way to read their metadata, and that are not enabled are between the providers.
    private void MixInstances()
    {
        ServiceInstance[] registered =
            [.. providers.Where(provider => provider.IsRegistered).Select(provider => provider.Describe(registry))];
        var odd = new ServiceInstance(EstateService.Application, "10.0.0.99", 20880);
        SetInstances([
            odd, odd with { Port = 1, Metadata = new Dictionary<string, string> { ["dubbo.metadata.revision"] = "0" } },
            .. registered.Reverse(),
            odd with { Port = 2, Metadata = new Dictionary<string, string> { ["dubbo.metadata.revision"] = "unreadable" } },
            odd with
            {
                Port = 3,
                Metadata = new Dictionary<string, string>
                {
                    ["dubbo.metadata.revision"] = "missing", ["dubbo.metadata.storage-type"] = "remote",
                },
            },
            registered[0] with { Host = "10.0.0.98", IsEnabled = false },
        ]);
        After(LongestFlap, Publish);
    }

    // A provider changes what it registers while it serves.
    private void Revise()
    {
        EstateProvider[] running = [.. providers.Where(provider => provider is { IsRegistered: true, IsRunning: true })];
        running[world.Random.Next(running.Length)].Revise();
        Publish();
    }

    // A provider leaves the registry, stops with enough time, and comes back. The registry can be late with both.
    private void StopInOrder()
    {
        if (Victim() is not { } victim)
            return;
        victim.Unregister();
        After(LongestGap, Publish);
        After(LongestGap, () =>
        {
            victim.Stop();
            After(LongestTrouble, () => victim.Start(Publish));
        });
    }

    private void Die()
    {
        if (Victim() is not { } victim)
            return;
        victim.Stop(isDeath: true);
        if (world.Chance(0.5))
            victim.Unregister();
        After(LongestGap, Publish);
        After(LongestTrouble, () => victim.Start(Publish));
    }

    private void Freeze()
    {
        if (Victim() is not { } victim)
            return;
        victim.Freeze();
        After(LongestTrouble, () =>
        {
            victim.Thaw();
            victim.IsTroubled = false;
        });
    }

    private void Sicken()
    {
        if (Victim() is not { } victim)
            return;
        victim.Sickness = world.Pick(Sickness.Busy, Sickness.Failing, Sickness.Cutting);
        After(LongestTrouble, () =>
        {
            victim.Sickness = Sickness.None;
            victim.IsTroubled = false;
        });
    }

    private void SetSickness(Sickness sickness)
    {
        world.Note($"storm {sickness}");
        foreach (EstateProvider provider in providers)
            provider.Sickness = sickness;
    }

    private EstateProvider? Victim()
    {
        EstateProvider[] healthy = [.. providers.Where(provider => provider is { IsAnchor: false, IsTroubled: false, IsRegistered: true })];
        if (healthy.Length == 0)
            return null;
        EstateProvider victim = healthy[world.Random.Next(healthy.Length)];
        victim.IsTroubled = true;
        return victim;
    }
}
