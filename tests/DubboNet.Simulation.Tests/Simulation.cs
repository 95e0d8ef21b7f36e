using System.Runtime.CompilerServices;
using DubboNet.Simulation.Tests.Actors;
using DubboNet.Simulation.Tests.Estate;

namespace DubboNet.Simulation.Tests;

/// <summary>Runs seeds. Call it on a thread without a synchronization context.</summary>
/// <param name="play">Creates the participants of a run, runs them to rest and checks what must hold.</param>
internal sealed class Simulation(Action<World> play)
{
    private static readonly Lock Lock = new();
    private static string? s_unobserved;

    /// <summary>Gets the simulation of channels and servers.</summary>
    public static Simulation Engine { get; } = new(PlayEngine);

    /// <summary>Gets the simulation of a cluster with many providers and a registry.</summary>
    public static Simulation Estate { get; } = new(EstateCast.Play);

    static Simulation() => TaskScheduler.UnobservedTaskException += (_, e) =>
    {
        lock (Lock)
            s_unobserved ??= e.Exception.ToString();
    };

    /// <summary>Runs one seed and checks the outcome.</summary>
    /// <exception cref="InvariantException">An invariant was violated.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public World Run(int seed, bool keepsTrace = false)
    {
        var world = new World(seed, keepsTrace);
        play(world);
        world.ThrowIfFailed();
        return world;
    }

    /// <summary>
    /// Runs a seed with a trace, and returns the violation, or null if there is none. The seed runs once before without a trace. The first
    /// messages of a thread allocate tables that the thread keeps, and this memory is counted in budgets. Without the first run, the result
    /// would depend on earlier seeds.
    /// </summary>
    public (World World, string? Violation) Replay(int seed)
    {
        TryRun(new World(seed, keepsTrace: false));
        var world = new World(seed, keepsTrace: true);
        return (world, TryRun(world) ?? Unobserved());
    }

    private string? TryRun(World world)
    {
        try
        {
            play(world);
            world.ThrowIfFailed();
            return null;
        }
        catch (InvariantException e)
        {
            return e.Message;
        }
    }

    /// <summary>Returns the exception of a failed task that was not observed since the last call of this method.</summary>
    public static string? Unobserved()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        lock (Lock)
        {
            string? unobserved = s_unobserved is null ? null : $"A task failed unobserved: {s_unobserved}";
            s_unobserved = null;
            return unobserved;
        }
    }

    private static void Count(Statistics statistics, Scenario scenario)
    {
        if (scenario.IsBalanced)
            statistics.Count("run: servers replaced behind a balancer");
        if (scenario.MaxHeldBytes is not null)
            statistics.Count("run: small memory budget");
        if (scenario.HasPlaceHog)
            statistics.Count("run: consumer that takes all places");
        if (scenario.HasHalfDeadCluster)
            statistics.Count("run: half-dead cluster");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PlayEngine(World world)
    {
        var scenario = new Scenario(world);
        if (scenario.ServerMaxPayload < scenario.ClientMaxPayload
            || scenario.ServerMaxPayload < 100_000
            || scenario.MaxHeldBytes is not null)
        {
            world.Log.Expect("ResponseTooLarge");
        }

        // Handlers of the scenario fail on purpose.
        world.Log.Expect("HandlerThrew");
        var cast = new Cast(world, scenario);
        world.RunToRest();
        new Invariants(world, scenario, cast).Check();
        world.Statistics.Runs++;
        Count(world.Statistics, scenario);
    }
}
