using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>The environment of the engine, which is the order of work, the time and the network. One seed determines all of it.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A seed is to give the same again.")]
internal sealed class World
{
    private const int MaxSteps = 2_000_000;
    private const double TimePassesAtStep = 0.02;

    private string? _violation;

    public World(int seed, bool keepsTrace)
    {
        Random = new Random(seed);
        Trace = new Trace(keepsTrace);
        Scheduler = new SeededScheduler(Random) { NewestFirst = Chance(0.3) ? 0.9 : 0 };
        Clock = new SimulatedClock(this);
        Network = new SimulatedNetwork(this);
        Pools = new PoolLedger(() => Statistics.PoolRentals++, Fail);
        Log = new SimulatedLog(this);
    }

    public Random Random { get; }

    public Trace Trace { get; }

    public SeededScheduler Scheduler { get; }

    public SimulatedClock Clock { get; }

    public SimulatedNetwork Network { get; }

    public PoolLedger Pools { get; }

    public SimulatedLog Log { get; }

    public Statistics Statistics { get; } = new();

    /// <summary>Creates the options of a channel in this world.</summary>
    public DubboChannelOptions CreateChannelOptions() => new()
    {
        LoggerFactory = Log,
        TimeProvider = Clock,
        Scheduler = Scheduler,
        Random = new Random(Random.Next()),
        Connector = Network.ConnectAsync,
    };

    /// <summary>Creates the options of a server in this world.</summary>
    public DubboServerOptions CreateServerOptions(IPEndPoint endPoint) => new()
    {
        EndPoint = endPoint,
        LoggerFactory = Log,
        TimeProvider = Clock,
        Scheduler = Scheduler,
        ListenerFactory = Network.Listen,
    };

    public bool Chance(double probability) => Random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];

    /// <summary>Returns a random time up to a maximum.</summary>
    public TimeSpan TimeUpTo(TimeSpan longest) => TimeSpan.FromTicks(Random.NextInt64(longest.Ticks + 1));

    public void Note(string what, long first = 0, long second = 0) => Trace.Add(Clock.Now.Ticks, what, first, second);

    /// <summary>Reports a violation. The run ends with the first one.</summary>
    public void Fail(string violation) => _violation ??= violation;

    /// <exception cref="InvariantException">An invariant was violated.</exception>
    public void ThrowIfFailed()
    {
        if (_violation is { } violation)
            throw new InvariantException(violation);
    }

    /// <summary>Runs work and advances the time until no work is left and no timer is due.</summary>
    public void RunToRest()
    {
        int steps = 0;
        do
        {
            while (RunOne())
            {
                if (steps++ > MaxSteps)
                    throw new InvariantException($"There is no rest after {MaxSteps} steps, at {Clock.Now}");
                if (Chance(TimePassesAtStep))
                    Clock.PassBusy(TimeUpTo(TimeSpan.FromMilliseconds(3)));
            }
        }
        while (Clock.GoToNext());
        Statistics.Steps += Scheduler.Done;
        Statistics.SimulatedTime += Clock.Now;
    }

    private bool RunOne()
    {
        ThrowIfFailed();
        try
        {
            return Scheduler.RunOne();
        }
        catch (Exception e) when (e is not InvariantException)
        {
            throw new InvariantException($"A work item threw {e}", e);
        }
    }
}
