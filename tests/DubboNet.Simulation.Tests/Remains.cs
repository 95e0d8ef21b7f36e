using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>Checks that nothing is left of a run.</summary>
internal static class Remains
{
    public static void Check(World world)
    {
        foreach (SimulatedLink link in world.Network.Links)
            Expect(link.ClientEnd.IsDisposed && link.ServerEnd.IsDisposed, $"connection {link.Style.Number} was never closed");
        Expect(world.Clock.LiveTimers == 0, $"{world.Clock.LiveTimers} timers were not disposed of");
        Expect(world.Scheduler.Waiting == 0, "work waits");
        string outstanding = string.Join(", ", world.Pools.Outstanding.Select(item => item.GetType().Name));
        Expect(outstanding.Length == 0, $"never came back to its pool: {outstanding}");

        void Expect(bool condition, string violation)
        {
            if (!condition)
                world.Fail($"At rest {violation}");
        }
    }
}
