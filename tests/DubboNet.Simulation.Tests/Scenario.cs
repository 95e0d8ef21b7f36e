using System.Net;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>Contains the settings of a run that a seed determines in advance.</summary>
internal sealed class Scenario
{
    /// <summary>The maximum size of a request frame.</summary>
    public const int LongestFrame = 64 * 1024;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public Scenario(World world)
    {
        IsCalm = world.Chance(0.2);
        StopsInOrder = IsCalm && world.Chance(0.5);
        IsBalanced = StopsInOrder && world.Chance(0.5);
        Channels = world.Pick(1, 1, 2, 3);
        Providers = world.Pick(1, 1, 2);
        Calls = world.Pick(3, 12, 12, 30);
        Span = IsCalm ? TimeSpan.FromSeconds(5) : world.Pick(TimeSpan.Zero, 10 * Millisecond, 500 * Millisecond, TimeSpan.FromSeconds(4));
        Faults = IsCalm ? 0 : world.Pick(0, 1, 1, 2, 3, 5);
        HasStrangeProvider = !IsCalm && world.Chance(0.15);
        StrangeConsumers = world.Chance(0.15) ? 1 + world.Random.Next(3) : 0;
        HasBlackHole = !IsCalm && world.Chance(0.1);
        HasGreeter = !IsCalm && world.Chance(0.05);
        HasPlaceHog = IsCalm && world.Chance(0.1);
        Subscriptions = world.Chance(0.3) ? 1 + world.Random.Next(3) : 0;
        MaxHeldBytes = world.Chance(0.25) ? world.Pick(60_000, 200_000) : null;
        WriteTimeout = TimeSpan.FromSeconds(IsCalm || world.Chance(0.8) ? 30 : 5);
        InSequence = world.Pick(0, 0.4, 1);
        MaxPendingCalls = world.Pick(65_536, 65_536, 4);
        MaxQueuedBytes = world.Pick(1024, 16 * 1024, 1024 * 1024);
        ClientMaxPayload = world.Pick(8 * 1024 * 1024, 8 * 1024 * 1024, 30_000);
        ServerMaxPayload = world.Pick(8 * 1024 * 1024, 8 * 1024 * 1024, 30_000);
        FailWhenFull = world.Chance(0.5);
        Connections = world.Pick(1, 1, 3);
        HeartbeatInterval = world.Pick(TimeSpan.Zero, TimeSpan.FromSeconds(2), IsCalm ? TimeSpan.FromSeconds(5) : 200 * Millisecond);
        IdleTimeout = world.Pick(TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(180), IsCalm ? TimeSpan.Zero : 300 * Millisecond);
        MaxConnections = world.Pick(65_536, 65_536, IsCalm ? 65_536 : 2);
        MaxConcurrentCalls = world.Pick(10_000, 10_000, 3);
        Probes = !IsCalm && world.Chance(0.3);
        ShutdownTimeout = StopsInOrder ? TimeSpan.FromSeconds(60) : world.Pick(TimeSpan.Zero, 200 * Millisecond, TimeSpan.FromSeconds(10));
        ShutdownQuietPeriod = StopsInOrder ? 500 * Millisecond : world.Pick(TimeSpan.Zero, 20 * Millisecond, 250 * Millisecond);
        Inline = world.Chance(0.2);
        TimeSpan latency = IsCalm ? Millisecond : world.Pick(TimeSpan.Zero, TimeSpan.Zero, 2 * Millisecond, 60 * Millisecond);
        bool hasPlaces = MaxPendingCalls > Calls && MaxConcurrentCalls > Calls;
        IsRoomy = hasPlaces && MaxHeldBytes is null && !EndsConnections && latency <= 2 * Millisecond;
        SwitchesReadOnly = world.Chance(0.3);
        HasHalfDeadCluster = IsCalm && !SwitchesReadOnly && !StopsInOrder && IsRoomy && StrangeConsumers == 0 && world.Chance(0.3);
        world.Network.Style = new LinkStyle(0, world.Pick(700, 8 * 1024, 256 * 1024), latency, world.Pick(0, 0.3, 0.9), world.Pick(0, 0.3));
    }

    /// <summary>Gets a value indicating whether the run has no faults, so that only calls that are meant to fail can fail.</summary>
    public bool IsCalm { get; }

    /// <summary>
    /// Gets a value indicating whether each server of a calm run is stopped with enough time and replaced. Calls made before must not be
    /// lost.
    /// </summary>
    public bool StopsInOrder { get; }

    /// <summary>
    /// Gets a value indicating whether consumers connect to the address of a balancer, behind which the new server is ready before the old
    /// one stops. No call at all must be lost.
    /// </summary>
    public bool IsBalanced { get; }

    public int Channels { get; }

    public int Providers { get; }

    public int Calls { get; }

    /// <summary>Gets the time within which calls and faults begin.</summary>
    public TimeSpan Span { get; }

    public int Faults { get; }

    /// <summary>Gets a value indicating whether an additional channel calls a misbehaving provider.</summary>
    public bool HasStrangeProvider { get; }

    /// <summary>Gets the number of misbehaving clients. Calm runs have them as well, because they must not affect others.</summary>
    public int StrangeConsumers { get; }

    /// <summary>
    /// Gets a value indicating whether an additional channel calls a provider that stops responding but keeps its connections.
    /// </summary>
    public bool HasBlackHole { get; }

    /// <summary>Gets a value indicating whether an additional channel calls a port that closes each connection.</summary>
    public bool HasGreeter { get; }

    /// <summary>
    /// Gets a value indicating whether there is a cluster with two providers, one of which accepts everything and responds to nothing.
    /// </summary>
    public bool HasHalfDeadCluster { get; }

    /// <summary>Gets a value indicating whether servers are taken out of use and put back.</summary>
    public bool SwitchesReadOnly { get; }

    /// <summary>Gets the number of callbacks.</summary>
    public int Subscriptions { get; }

    /// <summary>
    /// Gets the maximum memory of messages at a server, which is low enough to be reached, or null for a limit that is not reached.
    /// </summary>
    public long? MaxHeldBytes { get; }

    /// <summary>Gets the maximum time for which a consumer can read nothing that a server sends.</summary>
    public TimeSpan WriteTimeout { get; }

    /// <summary>
    /// Gets a value indicating whether a consumer uses all call slots of a separate server that another consumer also calls.
    /// </summary>
    public bool HasPlaceHog { get; }

    /// <summary>Gets the probability that a call is made by the same caller after the previous call has ended.</summary>
    public double InSequence { get; }

    public int MaxPendingCalls { get; }

    /// <summary>Gets a value indicating whether calls over the limits of the client fail immediately instead of waiting.</summary>
    public bool FailWhenFull { get; }

    /// <summary>Gets the number of connections of a channel.</summary>
    public int Connections { get; }

    public TimeSpan HeartbeatInterval { get; }

    /// <summary>Gets the time after which a server closes idle connections.</summary>
    public TimeSpan IdleTimeout { get; }

    public int MaxConnections { get; }

    public int MaxConcurrentCalls { get; }

    /// <summary>Gets a value indicating whether connections can end without a fault because they are too many, too slow or idle.</summary>
    public bool EndsConnections =>
        !IsCalm
        && (HeartbeatInterval > TimeSpan.Zero
            || WriteTimeout < TimeSpan.FromSeconds(30)
            || IdleTimeout < TimeSpan.FromSeconds(1)
            || MaxConnections < (2 * Channels * Connections) + StrangeConsumers);

    public int MaxQueuedBytes { get; }

    public int ClientMaxPayload { get; }

    public int ServerMaxPayload { get; }

    /// <summary>
    /// Gets a value indicating whether each channel makes a call long after the last fault, which must succeed if its server is running.
    /// </summary>
    public bool Probes { get; }

    /// <summary>
    /// Gets a value indicating whether a probe is not affected by limits or by the bytes of other calls on a slow connection.
    /// </summary>
    public bool IsRoomy { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan ShutdownQuietPeriod { get; }

    /// <summary>Gets a value indicating whether users' code runs on the loops.</summary>
    public bool Inline { get; }

    public static IPEndPoint Address(int provider) => new(IPAddress.Loopback, 20880 + provider);
}
