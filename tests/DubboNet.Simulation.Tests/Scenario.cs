using System.Net;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>What a seed decided before anything happens.</summary>
internal sealed class Scenario
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public Scenario(World world)
    {
        IsCalm = world.Chance(0.2);
        Channels = world.Pick(1, 1, 2, 3);
        Providers = world.Pick(1, 1, 2);
        Calls = world.Pick(3, 12, 12, 30);
        Span = IsCalm ? TimeSpan.FromSeconds(5) : world.Pick(TimeSpan.Zero, 10 * Millisecond, 500 * Millisecond, TimeSpan.FromSeconds(4));
        Faults = IsCalm ? 0 : world.Pick(0, 1, 1, 2, 3, 5);
        HasStrangeProvider = !IsCalm && world.Chance(0.15);
        StrangeConsumers = world.Chance(0.15) ? 1 + world.Random.Next(3) : 0;
        InSequence = world.Pick(0, 0.4, 1);
        MaxPendingCalls = world.Pick(65_536, 65_536, 4);
        MaxQueuedBytes = world.Pick(1024, 16 * 1024, 1024 * 1024);
        ClientMaxPayload = world.Pick(8 * 1024 * 1024, 8 * 1024 * 1024, 30_000);
        ServerMaxPayload = world.Pick(8 * 1024 * 1024, 8 * 1024 * 1024, 30_000);
        ShutdownTimeout = world.Pick(TimeSpan.Zero, 200 * Millisecond, TimeSpan.FromSeconds(10));
        Inline = world.Chance(0.2);
        TimeSpan latency = IsCalm ? Millisecond : world.Pick(TimeSpan.Zero, TimeSpan.Zero, 2 * Millisecond, 60 * Millisecond);
        world.Network.Style = new LinkStyle(0, world.Pick(700, 8 * 1024, 256 * 1024), latency, world.Pick(0, 0.3, 0.9), world.Pick(0, 0.3));
    }

    /// <summary>Nothing goes wrong in such a run, so no call may fail that is not meant to.</summary>
    public bool IsCalm { get; }

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

    /// <summary>How often a call is made when the one before it has ended, by the same caller.</summary>
    public double InSequence { get; }

    public int MaxPendingCalls { get; }

    public int MaxQueuedBytes { get; }

    public int ClientMaxPayload { get; }

    public int ServerMaxPayload { get; }

    public TimeSpan ShutdownTimeout { get; }

    /// <summary>Whether users' code runs on the loops.</summary>
    public bool Inline { get; }

    public static IPEndPoint Address(int provider) => new(IPAddress.Loopback, 20880 + provider);
}
