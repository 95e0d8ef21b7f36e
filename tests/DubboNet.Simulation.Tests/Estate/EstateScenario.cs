namespace DubboNet.Simulation.Tests.Estate;

/// <summary>Specifies what happens to the providers of an estate.</summary>
internal enum EstateKind
{
    /// <summary>Providers only start and stop in order. No call may fail.</summary>
    Calm,

    /// <summary>Providers also die, freeze and fail, except the anchors.</summary>
    Faulty,

    /// <summary>For some seconds, all providers fail each call.</summary>
    Storm,
}

/// <summary>Specifies how the providers of an estate are registered.</summary>
internal enum EstateLevel
{
    /// <summary>With URLs.</summary>
    Interface,

    /// <summary>With instances, which consumers ask for their metadata.</summary>
    Local,

    /// <summary>With instances whose metadata is in the registry.</summary>
    Remote,
}

/// <summary>Contains the settings of an estate that a seed determines in advance.</summary>
internal sealed class EstateScenario
{
    public const int Providers = 50;

    /// <summary>The number of providers that nothing happens to and that each list contains, except an empty one.</summary>
    public const int Anchors = 4;

    public const int Retries = 2;

    /// <summary>The time within which troubles and calls begin.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HealingAtInterfaceLevel = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan HealingAtApplicationLevel = HealingAtInterfaceLevel + TimeSpan.FromSeconds(16);

    public static readonly TimeSpan AvoidFailedFor = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan MaxAvoidFailedFor = TimeSpan.FromSeconds(4);

    /// <summary>The consistent hash with fewer points than by default, so that a ring is made faster.</summary>
    private static readonly LoadBalancingStrategy ConsistentHash = LoadBalancingStrategy.CreateConsistentHash(nodes: 40);

    private static readonly LoadBalancingStrategy[] Strategies =
    [
        LoadBalancingStrategy.WeightedRandom, LoadBalancingStrategy.RoundRobin, LoadBalancingStrategy.LeastActive,
        LoadBalancingStrategy.ShortestResponse, LoadBalancingStrategy.TwoRandomChoices, ConsistentHash,
    ];

    public EstateScenario(World world)
    {
        Kind = world.Pick(EstateKind.Calm, EstateKind.Calm, EstateKind.Faulty, EstateKind.Faulty, EstateKind.Faulty, EstateKind.Storm);
        Strategy = Strategies[world.Random.Next(Strategies.Length)];
        Level = world.Pick(EstateLevel.Interface, EstateLevel.Interface, EstateLevel.Local, EstateLevel.Remote);
        Policy = world.Pick(
            FailurePolicy.Failover, FailurePolicy.Failover, FailurePolicy.Failover, FailurePolicy.Failback, FailurePolicy.Forking,
            world.Pick(FailurePolicy.Failfast, FailurePolicy.Failsafe));
        Sickness = world.Pick(Sickness.Busy, Sickness.Failing, Sickness.Failing, Sickness.Cutting);
        Calls = Kind == EstateKind.Storm ? 120 : world.Pick(30, 60);
        Flaps = world.Random.Next(5);
        Stops = world.Random.Next(4);
        Revisions = Level == EstateLevel.Interface ? 0 : world.Random.Next(5);
        Faults = Kind == EstateKind.Faulty ? 1 + world.Random.Next(5) : 0;
        IsLate = world.Chance(0.2);
        HasWeights = world.Chance(0.6);
        WarmUp = world.Pick(TimeSpan.Zero, TimeSpan.FromSeconds(8));
        CallTimeout = TimeSpan.FromSeconds(world.Pick(2, 5));
        TimeSpan latency = world.Pick(TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        world.Network.Style = new(0, 64 * 1024, latency, world.Pick(0, 0, 0.3), world.Pick(0, 0, 0.3));
    }

    public EstateKind Kind { get; }

    /// <summary>Gets how providers are registered.</summary>
    public EstateLevel Level { get; }

    /// <summary>
    /// Gets the time in which the cluster recovers after the last trouble. It is the sum of the longest pause before a registry is asked
    /// again (8 s), the collection of changes (1 s), an attempt to connect and the pause after it (4.2 s) and the longest avoidance (4 s),
    /// and some slack. At the application level, a try to read metadata (5 s) and the pause after it (10 s) come in addition.
    /// </summary>
    public TimeSpan Healing => Level == EstateLevel.Interface ? HealingAtInterfaceLevel : HealingAtApplicationLevel;

    public LoadBalancingStrategy Strategy { get; }

    public bool IsByKey => Strategy == ConsistentHash;

    public FailurePolicy Policy { get; }

    /// <summary>Gets how all providers fail in a storm.</summary>
    public Sickness Sickness { get; }

    public int Calls { get; }

    /// <summary>Gets the number of times that the registry delivers something else than what is registered.</summary>
    public int Flaps { get; }

    /// <summary>Gets the number of providers that stop in order and start again.</summary>
    public int Stops { get; }

    /// <summary>Gets the number of times that a provider changes a parameter, so that its instance gets a new revision.</summary>
    public int Revisions { get; }

    /// <summary>Gets the number of providers that die, freeze or fail.</summary>
    public int Faults { get; }

    /// <summary>Gets a value indicating whether the registry delivers the first list late.</summary>
    public bool IsLate { get; }

    public bool HasWeights { get; }

    /// <summary>Gets the time in which the weight of a started provider grows.</summary>
    public TimeSpan WarmUp { get; }

    public TimeSpan CallTimeout { get; }

    /// <summary>Gets how many providers a call must meet that fail or die before it is allowed to fail.</summary>
    /// <param name="isIdempotent">Whether the method is idempotent.</param>
    /// <param name="isSafe">Whether the last attempt certainly has not run.</param>
    public int Patience(bool isIdempotent, bool isSafe) => Policy switch
    {
        FailurePolicy.Failover when isIdempotent || isSafe => 1 + Retries,
        FailurePolicy.Forking when isIdempotent => 2,
        _ => 1,
    };
}
