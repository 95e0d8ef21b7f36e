using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

/// <summary>Tests which setting of a rule, the consumer and the provider a call has (precedence of Dubbo for Java).</summary>
public sealed class PrecedenceTests
{
    private const string Provider = "dubbo://10.0.0.1:20880/x?";

    // From the lowest to the highest level. All levels below a level are set, too, so that the level must win over each of them.
    [TestCase(0, "1000 ms, set by the default")]
    [TestCase(1, "100 ms, set by the provider's URL")]
    [TestCase(2, "200 ms, set by the client")]
    [TestCase(3, "300 ms, set by a rule of the registry")]
    [TestCase(4, "400 ms, set by the provider's URL")]
    [TestCase(5, "500 ms, set by the method")]
    [TestCase(6, "600 ms, set by a rule of the registry")]
    [TestCase(7, "700 ms, set by the call")]
    public void Timeout_of_the_highest_level_applies(int levels, string expected) => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, harness.HangAsync);
        TimeSpan? Level(int level) => levels >= level ? TimeSpan.FromMilliseconds(100 * level) : null;
        string Parameter(string name, int level) => levels >= level ? $"{name}={100 * level}&" : "";
        string rules = Parameter("timeout", 3) + Parameter("echo.timeout", 6);
        ProviderAddress address = ProviderAddress.FromUrl(
            DubboUrl.Parse(Provider + Parameter("timeout", 1) + Parameter("echo.timeout", 4))) with
        {
            Overrides = rules.Length == 0 ? null : DubboUrl.Parse($"override://0.0.0.0/x?{rules}"),
        };
        DubboCluster cluster = Connect(harness, [address], options => options.Channel.Timeout = Level(2));
        Task<string> call = harness.Call(cluster, new DubboCallOptions { Timeout = Level(7) }, Echo(Level(5)));
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>().With.Message.Contains(expected));
    });

    [TestCase("", "", null, 3)]
    [TestCase("retries=1", "", null, 2)]
    [TestCase("retries=1", "", 0, 1)]
    [TestCase("retries=1", "retries=3", 0, 4)]
    [TestCase("echo.retries=1", "retries=3", 0, 2)]
    [TestCase("echo.retries=1", "echo.retries=3", 0, 4)]
    [TestCase("retries=-1", "", null, 1)]
    public void Retries_of_the_highest_level_apply(string ofProvider, string ofRule, int? ofConsumer, int attempts) =>
        ClusterHarness.Run(harness =>
        {
            harness.Engine.Log.Expect("ResponseTooLarge");
            ProviderAddress[] providers = [.. Enumerable.Range(1, 5).Select(number =>
            {
                harness.Serve(
                    $"dubbo://10.0.0.{number}:20880", (_, _) => ValueTask.FromResult(new string('x', 2000)),
                    options => options.MaxPayload = 1000);
                return ProviderAddress.FromUrl(DubboUrl.Parse($"dubbo://10.0.0.{number}:20880/x?{ofProvider}")) with
                {
                    Overrides = ofRule.Length == 0 ? null : DubboUrl.Parse($"override://0.0.0.0/x?{ofRule}"),
                };
            })];
            DubboCluster cluster = Connect(harness, providers, options => options.Retries = ofConsumer);
            Task<string> call = harness.Call(cluster, method: Echo(timeout: null));
            Assert.That((call.IsFaulted, harness.Served.Count), Is.EqualTo((true, attempts)));
        });

    [TestCase("echo.timeout=soon")]
    [TestCase("retries=few")]
    public void Value_that_is_not_a_number_is_an_error_that_names_it(string parameter) => Assert.That(
        () => ProviderAddress.FromUrl(DubboUrl.Parse(Provider + parameter)),
        Throws.ArgumentException.With.Message.Contains($"The parameter {parameter} of the address is not a whole number."));

    private static DubboCluster Connect(
        ClusterHarness harness, IReadOnlyList<ProviderAddress> providers, Action<DubboClusterOptions> configure)
    {
        var directory = new ListedProviders();
        directory.Say(providers);
        DubboCluster cluster = harness.Connect(directory, configure);
        cluster.Start();
        harness.Engine.Settle();
        return cluster;
    }

    private static DubboMethod<string, string> Echo(TimeSpan? timeout) => new(
        FrameMethods.Echo.Service, FrameMethods.Echo.Name, FrameMethods.Echo.Descriptor, DubboArguments.CreateFormatter(As.String),
        As.String)
    {
        Idempotent = true,
        Timeout = timeout,
    };
}
