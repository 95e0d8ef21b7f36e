namespace DubboNet.Simulation.Tests;

/// <summary>
/// Tests that runs have no violations and can be repeated. To repeat a failed seed, run <c>dotnet run -- --seed N --trace</c>.
/// </summary>
public sealed class SimulationTests
{
    private const int Seeds = 2000;

    [Test]
    public void Run_of_any_seed_keeps_every_invariant() => SeededScheduler.RunOnOwnThread(() =>
    {
        var total = new Statistics();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                total.Add(Simulation.Engine.Run(seed).Statistics);
            }
            catch (InvariantException e)
            {
                Assert.Fail($"Seed {seed}: {e.Message}");
            }
        }

        Assert.That(Simulation.Unobserved(), Is.Null);
        Assert.That(total.PoolRentals, Is.Positive);
        TestContext.Out.Write(total);
    });

    [Test]
    public void Repeated_run_of_a_seed_is_identical([Range(1, 50)] int seed) => SeededScheduler.RunOnOwnThread(() =>
    {
        // The first messages of a thread allocate tables that the thread keeps, and this memory is counted in budgets.
        Simulation.Engine.Run(seed);
        World first = Simulation.Engine.Run(seed, keepsTrace: true);
        World second = Simulation.Engine.Run(seed, keepsTrace: true);
        Assert.That(second.Trace.Lines, Is.EqualTo(first.Trace.Lines));
        Assert.That((second.Trace.Hash, second.Scheduler.Done), Is.EqualTo((first.Trace.Hash, first.Scheduler.Done)));
    });
}
