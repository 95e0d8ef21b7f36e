using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Tests.Cluster.LoadBalancing;

public sealed class WarmUpTests
{
    private const long StartedAt = 1_700_000_000_000;

    [TestCase(-1, 1)]
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(60, 10)]
    [TestCase(300, 50)]
    [TestCase(599, 99)]
    [TestCase(600, 100)]
    [TestCase(100_000, 100)]
    public void Weight_grows_linearly_after_the_start(int seconds, int weight)
    {
        var address = ProviderAddress.Parse($"dubbo://10.0.0.1?timestamp={StartedAt}");
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt).AddSeconds(seconds);
        Assert.That(WarmUpWeight.WeightAt(now, address), Is.EqualTo(weight));
    }

    [TestCase("weight=200&timestamp=1700000000000&warmup=1000", 500, 100)]
    [TestCase("weight=0&timestamp=1700000000000", 500, 0)]
    [TestCase("weight=-5", 500, 0)]
    [TestCase("timestamp=0", 500, 100)]
    [TestCase("timestamp=1700000000000&warmup=0", 500, 100)]
    public void Parameters_of_the_address_apply(string parameters, int milliseconds, int weight)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt + milliseconds);
        Assert.That(WarmUpWeight.WeightAt(now, ProviderAddress.Parse($"dubbo://10.0.0.1?{parameters}")), Is.EqualTo(weight));
    }

    [Test]
    public void Provider_that_has_just_started_gets_few_calls_at_first() => ClusterHarness.Run(harness =>
    {
        harness.Serve(ClusterHarness.A);
        harness.Serve(ClusterHarness.B);
        long now = harness.Engine.Time.GetUtcNow().ToUnixTimeMilliseconds();
        DubboCluster cluster = harness.ConnectAll($"{ClusterHarness.A};{ClusterHarness.B}?timestamp={now}&warmup=10000");
        Assert.That(harness.CallMany(cluster, 300).Count(name => name == "2"), Is.LessThan(15));
        harness.Engine.Pass(TimeSpan.FromSeconds(12));
        Assert.That(harness.CallMany(cluster, 300).Count(name => name == "2"), Is.InRange(110, 190));
    });
}
