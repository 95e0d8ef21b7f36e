namespace DubboNet.Simulation.Tests.Estate;

/// <summary>
/// Tests that estates have no violations and can be repeated, and that strategies spread calls as they should. To repeat a failed seed, run
/// <c>dotnet run -- --estate --seed N --trace</c>.
/// </summary>
public sealed class EstateTests
{
    private const int Seeds = 1000;

    /// <summary>
    /// The number of calls in which random selection misses an ideal by 2 % with a probability below 1e-8. A provider with the share p of n
    /// calls gets n p of them, with the standard deviation sqrt(n p (1 - p)). Relative to n p, it is sqrt((1 - p) / (n p)). With the
    /// smallest share, 1 of 50 or 50 of 5,750, 2 % are more than six standard deviations.
    /// </summary>
    private const int EqualPicks = 5_000_000;
    private const int WeightedPicks = 12_000_000;

    /// <summary>
    /// The number for strategies that compare many providers. Independent selections would miss 2 %, which is almost five standard
    /// deviations, with a probability below 1e-4. These strategies vary less, because they avoid busy providers.
    /// </summary>
    private const int ComparedPicks = 3_000_000;

    private static readonly int[] Equal = [.. Enumerable.Repeat(100, EstateScenario.Providers)];
    private static readonly int[] Weighted = [.. Enumerable.Range(0, EstateScenario.Providers).Select(index => 50 << (index % 3))];
    private static readonly int[] Different = [.. Enumerable.Range(0, EstateScenario.Providers).Select(index => 51 + index)];

    [Test]
    public void Run_of_any_estate_keeps_every_invariant() => SeededScheduler.RunOnOwnThread(() =>
    {
        var total = new Statistics();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                total.Add(Simulation.Estate.Run(seed).Statistics);
            }
            catch (InvariantException e)
            {
                Assert.Fail($"Seed {seed}: {e.Message}");
            }
        }

        Assert.That(Simulation.Unobserved(), Is.Null);
        TestContext.Out.Write(total);
    });

    [Test]
    public void Repeated_run_of_an_estate_is_identical([Range(1, 10)] int seed) => SeededScheduler.RunOnOwnThread(() =>
    {
        World first = Simulation.Estate.Run(seed, keepsTrace: true);
        World second = Simulation.Estate.Run(seed, keepsTrace: true);
        Assert.That(second.Trace.Lines, Is.EqualTo(first.Trace.Lines));
        Assert.That((second.Trace.Hash, second.Scheduler.Done), Is.EqualTo((first.Trace.Hash, first.Scheduler.Done)));
    });

    [TestCase("random", EqualPicks)]
    [TestCase("roundrobin", EqualPicks)]
    [TestCase("p2c", EqualPicks)]
    [TestCase("leastactive", ComparedPicks)]
    [TestCase("shortestresponse", ComparedPicks)]
    public void Equal_providers_get_equal_shares(string strategy, int picks) => Spread(strategy, Equal, picks);

    [TestCase("random")]
    [TestCase("roundrobin")]
    public void Providers_get_the_shares_of_their_weights(string strategy) => Spread(strategy, Weighted, WeightedPicks);

    [Test]
    public void Turns_of_many_different_weights_have_their_shares() => Spread("roundrobin", Different, EqualPicks);

    private static void Spread(string strategy, int[] weights, int picks) => SeededScheduler.RunOnOwnThread(() =>
        Assert.That(BalancerSpread.Measure(LoadBalancingStrategy.Parse(strategy), weights, picks), Is.LessThan(0.02)));
}
