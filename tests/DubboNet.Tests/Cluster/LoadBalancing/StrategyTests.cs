using static DubboNet.Tests.Cluster.LoadBalancing.BalancedProviders;

namespace DubboNet.Tests.Cluster.LoadBalancing;

public sealed class StrategyTests
{
    private static readonly int[][] Weights = [[100, 100, 100], [5, 1, 1], [200, 100, 0], [1, 1000], [7]];

    [TestCaseSource(nameof(Weights))]
    public void Random_choice_follows_the_weights(params int[] weights)
    {
        double[] shares = Share(LoadBalancingStrategy.WeightedRandom, Create(weights), 100_000);
        for (int i = 0; i < weights.Length; i++)
            Assert.That(shares[i], Is.EqualTo(weights[i] / (double)weights.Sum()).Within(0.01));
    }

    [Test]
    public void Providers_share_the_calls_if_all_weights_are_zero([Values] bool isRandom)
    {
        LoadBalancingStrategy strategy = isRandom ? LoadBalancingStrategy.WeightedRandom : LoadBalancingStrategy.RoundRobin;
        Assert.That(Share(strategy, Create(0, 0), 1000), Is.All.EqualTo(0.5).Within(0.05));
    }

    [Test]
    public void Round_robin_is_smooth() => Assert.That(
        Pick(LoadBalancingStrategy.RoundRobin, Create(5, 1, 1), 14), Is.EqualTo(new[] { 0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0, 0 }));

    [Test]
    public void Round_robin_continues_after_a_change_and_counts_each_method_separately()
    {
        ClusterProvider[] providers = Create(1, 1, 1);
        var one = new PickContext(Method("one"), null, [], Random.Shared);
        var two = new PickContext(Method("two"), null, [], Random.Shared);
        ProviderPicker picker = LoadBalancingStrategy.RoundRobin.CreatePicker(providers, null);
        Assert.That((picker.Pick(one), picker.Pick(two)), Is.EqualTo((providers[0], providers[0])));
        picker = LoadBalancingStrategy.RoundRobin.CreatePicker(providers, picker);
        Assert.That((picker.Pick(one), picker.Pick(one), picker.Pick(two)), Is.EqualTo((providers[1], providers[2], providers[1])));
    }

    [Test]
    public void Round_robin_of_many_providers_follows_the_weights()
    {
        ClusterProvider[] providers = Create([.. Enumerable.Range(0, 500).Select(index => 1 + (index % 7))]);
        int rounds = 7 * providers.Sum(provider => provider.Weight);
        int[] picked = Pick(LoadBalancingStrategy.RoundRobin, providers, rounds);
        ILookup<int, int> byProvider = picked.ToLookup(index => index);
        for (int i = 0; i < providers.Length; i++)
            Assert.That(byProvider[i].Count(), Is.EqualTo(7 * providers[i].Weight).Within(2));
    }

    [Test]
    public void Least_active_prefers_idle_providers_and_then_the_weights()
    {
        ClusterProvider[] providers = Create(1, 1, 3, 0);
        providers[0].Begin();
        Assert.That(Share(LoadBalancingStrategy.LeastActive, providers, 10_000), Is.EqualTo(new[] { 0, 0.25, 0.75, 0 }).Within(0.02));
        providers[0].Fail(new OperationCanceledException(), TimeProvider.System.GetTimestamp());
        Assert.That(Share(LoadBalancingStrategy.LeastActive, providers, 10_000)[0], Is.EqualTo(0.2).Within(0.02));
    }

    [Test]
    public void Shortest_response_prefers_fast_providers_and_those_without_calls()
    {
        ClusterProvider[] providers = Create(1, 1, 1);
        long second = TimeProvider.System.TimestampFrequency;
        foreach ((ClusterProvider provider, int seconds) in providers.Zip([20, 5, 5]))
        {
            provider.Begin();
            provider.Succeed(TimeProvider.System.GetTimestamp() - (seconds * second));
        }

        Assert.That(providers[0].AverageResponseTime.TotalSeconds, Is.EqualTo(20).Within(0.5));
        providers[1].Begin();
        Assert.That(Pick(LoadBalancingStrategy.ShortestResponse, providers, 100), Is.All.EqualTo(2));
        providers[2].Begin();
        providers[2].Begin();
        Assert.That(Pick(LoadBalancingStrategy.ShortestResponse, providers, 100), Is.All.EqualTo(1));
    }

    [Test]
    public void Shortest_response_counts_exceptions_of_methods_and_timeouts()
    {
        ClusterProvider[] providers = Create(1, 1, 1);
        long second = TimeProvider.System.TimestampFrequency;
        Array.ForEach(providers, provider => provider.Begin());
        providers[0].Fail(new JavaException("com.acme.OutOfStock", "none"), TimeProvider.System.GetTimestamp() - (20 * second));
        providers[1].Fail(
            new DubboTimeoutException("late", TimeoutStage.Response), TimeProvider.System.GetTimestamp() - (30 * second));
        providers[2].Succeed(TimeProvider.System.GetTimestamp() - (5 * second));
        Assert.That(providers[0].AverageResponseTime.TotalSeconds, Is.EqualTo(20).Within(0.5));
        Assert.That(providers[1].AverageResponseTime.TotalSeconds, Is.EqualTo(30).Within(0.5));
        Assert.That(Pick(LoadBalancingStrategy.ShortestResponse, providers, 100), Is.All.EqualTo(2));
    }

    [Test]
    public void Least_load_of_many_providers_compares_a_sample()
    {
        ClusterProvider[] providers = Create([.. Enumerable.Repeat(1, 1000)]);
        Assert.That(Pick(LoadBalancingStrategy.LeastActive, providers, 1000).Distinct().Count(), Is.GreaterThan(500));
    }

    [Test]
    public void Least_load_of_many_providers_follows_the_weights_and_avoids_the_load()
    {
        ClusterProvider[] providers = Create([.. Enumerable.Range(0, 100).Select(index => index % 4)]);
        double[] idle = Share(LoadBalancingStrategy.LeastActive, providers, 60_000);
        for (int i = 0; i < providers.Length; i++)
            Assert.That(idle[i], Is.EqualTo(providers[i].Weight / 150.0).Within(0.003));
        foreach (ClusterProvider provider in providers.Take(50))
            provider.Begin();
        double[] busy = Share(LoadBalancingStrategy.LeastActive, providers, 10_000);
        Assert.That(busy.Take(50).Sum(), Is.EqualTo(0.125).Within(0.03), "a call goes to one only if the sample has no other");
    }

    [Test]
    public void Round_robin_of_many_providers_does_not_repeat_a_provider_soon()
    {
        int[] picked = Pick(
            LoadBalancingStrategy.RoundRobin, Create([.. Enumerable.Range(0, 3000).Select(index => 1 + (index % 100))]), 100_000);
        for (int i = 1; i < picked.Length; i++)
            Assert.That(picked[i], Is.Not.EqualTo(picked[i - 1]));
        for (int first = 0; first + 1500 <= picked.Length; first += 1500)
            Assert.That(picked.AsSpan(first, 1500).ToArray().Distinct().Count(), Is.GreaterThan(1000));
    }

    [Test]
    public void Two_random_choices_avoid_the_busy_provider()
    {
        ClusterProvider[] providers = Create(100, 100, 100, 0);
        providers[1].Begin();
        double[] shares = Share(LoadBalancingStrategy.TwoRandomChoices, providers, 10_000);
        Assert.That(shares, Is.EqualTo(new[] { 0.5, 0, 0.5, 0 }).Within(0.02));
        Assert.That(Pick(LoadBalancingStrategy.TwoRandomChoices, Create(1), 3), Is.All.Zero);
    }

    [TestCase("random", nameof(LoadBalancingStrategy.WeightedRandom))]
    [TestCase("RoundRobin", nameof(LoadBalancingStrategy.RoundRobin))]
    [TestCase("leastactive", nameof(LoadBalancingStrategy.LeastActive))]
    [TestCase("shortestresponse", nameof(LoadBalancingStrategy.ShortestResponse))]
    [TestCase("consistenthash", nameof(LoadBalancingStrategy.ConsistentHash))]
    [TestCase("p2c", nameof(LoadBalancingStrategy.TwoRandomChoices))]
    public void Names_are_those_of_Java(string name, string property) => Assert.That(
        LoadBalancingStrategy.Parse(name), Is.SameAs(typeof(LoadBalancingStrategy).GetProperty(property)!.GetValue(null)));

    [Test]
    public void Unknown_name_is_an_error() => Assert.That(
        () => LoadBalancingStrategy.Parse("adaptive"),
        Throws.ArgumentException.With.Message.StartsWith("'adaptive' is not a load balancing strategy. Use random, roundrobin, "));

    private static DubboMethod<DubboVoid, DubboVoid> Method(string name) => new(
        FrameMethods.Echo.Service, name, "", DubboArguments.None, DubboArguments.None);
}
