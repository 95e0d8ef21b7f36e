using DubboNet.Cluster.LoadBalancing;
using static DubboNet.Tests.Cluster.LoadBalancing.BalancedProviders;

namespace DubboNet.Tests.Cluster.LoadBalancing;

public sealed class ConsistentHashTests
{
    private static readonly string[] Names = ["10.0.0.1:20880", "10.0.0.2:20880", "10.0.0.3:20880"];

    [Test]
    public void Ring_has_the_points_of_Java()
    {
        (uint[] points, int[] owners) = ConsistentHashStrategy.CreateRing(Names, 160);
        Assert.That(points, Has.Length.EqualTo(480).And.Ordered);
        Assert.That((points[0], owners[0], points[^1], owners[^1]), Is.EqualTo((4712220u, 2, 4291552516u, 0)));
        uint[] first = [1592126881, 2304069046, 3038814219, 1693096856];
        Assert.That(first.Select(point => owners[Array.IndexOf(points, point)]), Is.All.Zero);
    }

    [TestCase("world", 925923709u, 1)]
    [TestCase(1, 943901380u, 1)]
    [TestCase(42, 3905343649u, 1)]
    [TestCase(true, 112535219u, 0)]
    [TestCase(null, 2619713079u, 1)]
    [TestCase(1.5, 1919158368u, 0)]
    [TestCase("", 3649838548u, 0)]
    [TestCase("é", 2546851174u, 0)]
    [TestCase("alice", 3001189475u, 0)]
    [TestCase("bob", 3159465375u, 0)]
    [TestCase("carol", 2149163177u, 1)]
    public void Calls_go_to_the_provider_that_Java_selects(object? argument, uint point, int provider)
    {
        Assert.That(ConsistentHashStrategy.PointOf(JavaText.Format(argument)), Is.EqualTo(point));
        ClusterProvider[] providers = Create(100, 100, 100);
        ProviderPicker picker = LoadBalancingStrategy.ConsistentHash.CreatePicker(providers, null);
        Assert.That(picker.Pick(Context(argument)), Is.SameAs(providers[provider]));
    }

    [Test]
    public void Calls_of_other_providers_stay_if_one_leaves()
    {
        ClusterProvider[] providers = Create(100, 100, 100);
        ProviderPicker all = LoadBalancingStrategy.ConsistentHash.CreatePicker(providers, null);
        ProviderPicker two = LoadBalancingStrategy.ConsistentHash.CreatePicker([providers[0], providers[2]], all);
        for (int i = 0; i < 1000; i++)
        {
            ClusterProvider before = all.Pick(Context(i));
            ClusterProvider after = two.Pick(Context(i));
            Assert.That(after, before == providers[1] ? Is.Not.SameAs(before) : Is.SameAs(before));
            Assert.That(all.Pick(Context(i, providers[1])), Is.SameAs(after), "a retry goes to where the call goes without the provider");
        }

        Assert.That(LoadBalancingStrategy.ConsistentHash.CreatePicker(providers, all), Is.SameAs(all), "the ring is kept");
    }

    [Test]
    public void Arguments_that_decide_and_their_texts_can_be_set()
    {
        ClusterProvider[] providers = Create(100, 100, 100);
        ProviderPicker picker = LoadBalancingStrategy.CreateConsistentHash([1, 5], format: value => $"{value}!")
            .CreatePicker(providers, null);
        int expected = Array.IndexOf(providers, LoadBalancingStrategy.ConsistentHash.CreatePicker(providers, null).Pick(Context("b!")));
        var pair = new DubboMethod<(string?, string?), string>(
            FrameMethods.Echo.Service, "pair", JvmDescriptor.FromTypeNames("java.lang.String", "java.lang.String"),
            DubboArguments.CreateFormatter(As.String, As.String), As.String);
        Assert.That(picker.Pick(new PickContext(pair, ("a", "b"), [], Random.Shared)), Is.SameAs(providers[expected]));
        Assert.That(() => LoadBalancingStrategy.CreateConsistentHash(nodes: 3), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Calls_of_a_cluster_follow_their_argument() => ClusterHarness.Run(harness =>
    {
        harness.Serve(ClusterHarness.A);
        harness.Serve(ClusterHarness.B);
        harness.Serve(ClusterHarness.C);
        DubboCluster cluster = harness.ConnectAll(
            $"{ClusterHarness.A};{ClusterHarness.B};{ClusterHarness.C}",
            options => options.MethodLoadBalancing.Add("echo", LoadBalancingStrategy.ConsistentHash));
        Assert.That(harness.Call(cluster, text: "world").Result, Is.EqualTo("2"));
        Assert.That(harness.Call(cluster, text: "alice").Result, Is.EqualTo("1"));
        Assert.That(harness.Call(cluster, text: "world").Result, Is.EqualTo("2"));
    });

    [TestCase(1.0, "1.0")]
    [TestCase(1e7, "1.0E7")]
    [TestCase(1e-4, "1.0E-4")]
    [TestCase(123456789.0, "1.23456789E8")]
    [TestCase(0.1f, "0.1")]
    [TestCase(1e10f, "1.0E10")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(false, "false")]
    [TestCase('x', "x")]
    [TestCase(DubboStatus.Ok, "Ok")]
    public void Texts_of_values_are_those_of_Java(object value, string text) => Assert.That(JavaText.Format(value), Is.EqualTo(text));

    [Test]
    public void Texts_of_collections_are_those_of_Java()
    {
        Assert.That(JavaText.Format(new List<object?> { 1, "a", null }), Is.EqualTo("[1, a, null]"));
        Assert.That(JavaText.Format(new Dictionary<string, object> { ["a"] = 1 }), Is.EqualTo("{a=1}"));
    }

    private static PickContext Context(object? argument, params ClusterProvider[] tried) =>
        new(FrameMethods.Echo, argument, tried, Random.Shared);
}
