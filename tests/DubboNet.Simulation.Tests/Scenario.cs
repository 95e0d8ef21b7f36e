using System.Net;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>What a seed decided before anything happens.</summary>
internal sealed class Scenario
{
    /// <summary>What a request may take, with what is around its bytes.</summary>
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

    /// <summary>Nothing goes wrong in such a run, so no call may fail that is not meant to.</summary>
    public bool IsCalm { get; }

    /// <summary>Whether each server of a calm run is stopped with time enough, and another started: no call that was made before may be lost.</summary>
    public bool StopsInOrder { get; }

    /// <summary>
    /// Whether consumers connect to the address of a balancer, behind which the new server is ready before the old one stops: no call may
    /// be lost at all.
    /// </summary>
    public bool IsBalanced { get; }

    public int Channels { get; }

    public int Providers { get; }

    public int Calls { get; }

    /// <summary>The time within which calls and faults begin.</summary>
    public TimeSpan Span { get; }

    public int Faults { get; }

    /// <summary>Whether one channel more calls somebody who is no good provider.</summary>
    public bool HasStrangeProvider { get; }

    /// <summary>Clients that are no good consumers, in calm runs, too: they are nobody else's trouble.</summary>
    public int StrangeConsumers { get; }

    /// <summary>Whether one channel more calls a provider that ceases to answer, but keeps its connections.</summary>
    public bool HasBlackHole { get; }

    /// <summary>Whether one channel more calls a port at which each connection is closed.</summary>
    public bool HasGreeter { get; }

    /// <summary>Whether there is a cluster one of whose two providers takes everything and answers nothing.</summary>
    public bool HasHalfDeadCluster { get; }

    /// <summary>Whether servers are taken out of use and put back.</summary>
    public bool SwitchesReadOnly { get; }

    /// <summary>Callbacks that are handed over.</summary>
    public int Subscriptions { get; }

    /// <summary>What messages may hold at a server, so little that it is reached; null for so much that it is not.</summary>
    public long? MaxHeldBytes { get; }

    /// <summary>How long a consumer may take nothing of what a server sends.</summary>
    public TimeSpan WriteTimeout { get; }

    /// <summary>Whether a consumer takes all places of a server of its own, at which another one calls, too.</summary>
    public bool HasPlaceHog { get; }

    /// <summary>How often a call is made when the one before it has ended, by the same caller.</summary>
    public double InSequence { get; }

    public int MaxPendingCalls { get; }

    /// <summary>Whether calls over the limits of the client fail at once, where they otherwise wait.</summary>
    public bool FailWhenFull { get; }

    /// <summary>Connections of a channel.</summary>
    public int Connections { get; }

    public TimeSpan HeartbeatInterval { get; }

    /// <summary>After how long a server closes connections on which nothing happens.</summary>
    public TimeSpan IdleTimeout { get; }

    public int MaxConnections { get; }

    public int MaxConcurrentCalls { get; }

    /// <summary>Whether connections may end because they are many, or slow, or idle, without any fault.</summary>
    public bool EndsConnections =>
        !IsCalm
        && (HeartbeatInterval > TimeSpan.Zero
            || WriteTimeout < TimeSpan.FromSeconds(30)
            || IdleTimeout < TimeSpan.FromSeconds(1)
            || MaxConnections < (2 * Channels * Connections) + StrangeConsumers);

    public int MaxQueuedBytes { get; }

    public int ClientMaxPayload { get; }

    public int ServerMaxPayload { get; }

    /// <summary>Whether, long after the last fault, each channel makes a call that must succeed if its server is there.</summary>
    public bool Probes { get; }

    /// <summary>Whether neither a limit nor the bytes of other calls, on a slow connection, are in the way of a probe.</summary>
    public bool IsRoomy { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan ShutdownQuietPeriod { get; }

    /// <summary>Whether users' code runs on the loops.</summary>
    public bool Inline { get; }

    public static IPEndPoint Address(int provider) => new(IPAddress.Loopback, 20880 + provider);
}
