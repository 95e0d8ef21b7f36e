using System.Diagnostics.CodeAnalysis;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>Causes faults of the network, and stops and disposals at arbitrary moments.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Sources of cancellation without timers.")]
internal sealed class Faults(World world, Cast cast)
{
    public static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(3);

    /// <summary>Plans a number of faults within a time.</summary>
    public void Plan(int count, TimeSpan span)
    {
        for (int i = 0; i < count; i++)
        {
            Action kind = world.Pick<Action>(Reset, HalfClose, Stall, DisposeChannel, StopServer, IgnoreConnects);
            world.Clock.After(world.TimeUpTo(span), () => Strike(kind));
        }
    }

    private void Strike(Action kind)
    {
        world.Note(kind.Method.Name);
        world.Statistics.Count($"fault: {kind.Method.Name}");
        kind();
    }

    private void Reset()
    {
        if (Victim() is { } link)
            link.Reset();
    }

    private void HalfClose()
    {
        if (Victim() is { } link)
            world.Pick(link.ClientEnd, link.ServerEnd).FinishWriting();
    }

    private void Stall()
    {
        if (Victim() is not { } link)
            return;
        Conduit direction = world.Pick(link.Upwards, link.Downwards);
        direction.Stall();
        if (world.Chance(0.7))
            world.Clock.After(world.TimeUpTo(LongestStall), direction.Unstall);
    }

    private void IgnoreConnects()
    {
        world.Network.IgnoresConnects = true;
        world.Clock.After(world.TimeUpTo(2 * LongestStall), () => world.Network.IgnoresConnects = false);
        foreach (Consumer consumer in cast.Consumers)
            consumer.Disturb();
        Reset();
    }

    private void DisposeChannel()
    {
        Consumer consumer = cast.Consumers[world.Random.Next(cast.Consumers.Count)];
        consumer.Dispose();
        if (world.Chance(0.3))
            world.Clock.After(world.TimeUpTo(TimeSpan.FromMilliseconds(100)), consumer.Dispose);
    }

    private void StopServer()
    {
        Provider provider = cast.Providers[world.Random.Next(cast.Providers.Count)];
        cast.Disturb(provider.EndPoint);
        var impatience = new CancellationTokenSource();
        provider.Stop(impatience.Token);
        if (world.Chance(0.3))
            world.Clock.After(world.TimeUpTo(TimeSpan.FromMilliseconds(100)), impatience.Cancel);
        if (world.Chance(0.7))
            world.Clock.After(world.TimeUpTo(TimeSpan.FromSeconds(1)), () => cast.StartProvider(provider.EndPoint));
    }

    /// <summary>Returns a connection for a fault. Calls of its users are allowed to fail.</summary>
    private SimulatedLink? Victim()
    {
        SimulatedLink[] open = [.. world.Network.Links.Where(link => !link.ClientEnd.IsDisposed && !link.ServerEnd.IsDisposed)];
        if (open.Length == 0)
            return null;
        SimulatedLink victim = open[world.Random.Next(open.Length)];
        cast.Disturb(victim.Server);
        return victim;
    }
}
