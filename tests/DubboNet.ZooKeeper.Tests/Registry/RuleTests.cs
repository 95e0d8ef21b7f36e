using System.Net;
using DubboNet.Hessian;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests that consumers follow the rules that consoles write in YAML.</summary>
public sealed class RuleTests : RegistryTest
{
    private const string OverrideKey = "com.acme.Inventory:1.0.0:.configurators";
    private const string ConditionKey = "com.acme.Inventory:1.0.0:.condition-router";

    private const string Override = """
        configVersion: v2.7
        scope: service
        key: com.acme.Inventory:1.0.0
        enabled: true
        configs:
        - side: consumer
          addresses: ["0.0.0.0"]
          providerAddresses: ["10.0.0.5:20881"]
          parameters: {weight: 7, timeout: 1234, type: x}
          enabled: true
        - side: provider
          parameters:
            weight: 8
        """;

    private const string Conditions = """
        configVersion: v3.0
        scope: service
        force: true
        runtime: true
        enabled: true
        key: com.acme.Inventory:1.0.0
        conditions:
        - method=find* => port=PORT
        """;

    private const string Tags = """
        ---
        configVersion: v3.0
        force: true
        enabled: true
        key: depot
        tags:
          - name: blue
            match:
              - key: env
                value:
                  exact: blue
        """;

    [Test]
    public async Task Override_rule_takes_effect_and_is_undone()
    {
        await using Sequence<ProviderList> lists = await WatchAsync();
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 100, 100 }));
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, PathOf(OverrideKey), Override);
        ProviderList list = await lists.NextAsync();
        Assert.That(Weights(list), Is.EqualTo(new[] { 7, 100 }));
        Assert.That(list.Providers[0].Timeout, Is.EqualTo(TimeSpan.FromMilliseconds(1234)));
        string disabled = Override.Replace("enabled: true\nconfigs", "enabled: false\nconfigs", StringComparison.Ordinal);
        await WriteAsync(client, PathOf(OverrideKey), disabled);
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 100, 100 }));
        await WriteAsync(client, PathOf("shop.configurators"), "[\"override://0.0.0.0/x?weight=9\"]");
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 9, 9 }));
        await client.DeleteAsync(PathOf("shop.configurators"));
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 100, 100 }));
    }

    [Test]
    public async Task Routing_rules_take_effect_and_are_undone()
    {
        DubboRegistry registry = await CreateAsync();
        await using DubboServer one = await ServeAsync(registry, "&env=blue");
        await using DubboServer other = await ServeAsync(registry, "");
        await using DubboCluster cluster = new(
            new RegistryDirectory([registry], Service, Options), new DubboClusterOptions { Channel = Options.Channel });
        await WaitForAsync(cluster, default, one, other);
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, PathOf(ConditionKey), Conditions.Replace("PORT", $"{one.LocalEndPoint.Port}", StringComparison.Ordinal));
        await WaitForAsync(cluster, default, one);
        await client.DeleteAsync(PathOf(ConditionKey));
        await WaitForAsync(cluster, default, one, other);

        await WriteAsync(client, PathOf("depot.tag-router"), Tags);
        DubboCallOptions blue = default(DubboCallOptions).WithAttachment("dubbo.tag", "blue");
        await WaitForAsync(cluster, default, other);
        await WaitForAsync(cluster, blue, one);
        await client.DeleteAsync(PathOf("depot.tag-router"));
        await WaitForAsync(cluster, blue, one, other);
    }

    [Test]
    public async Task Malformed_rule_does_not_replace_the_one_before_it()
    {
        Log.Expect("RuleSkipped");
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, PathOf(OverrideKey), Override);
        await using Sequence<ProviderList> lists = await WatchAsync();
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 7, 100 }));
        await WriteAsync(client, PathOf(OverrideKey), "configs:\n- side: consumer\n parameters: x");
        await WriteAsync(client, PathOf("shop.configurators"), "[\"override://0.0.0.0/x?weight=9\"]");
        Assert.That(Weights(await lists.NextAsync()), Is.EqualTo(new[] { 7, 9 }));
        Assert.That(
            Log.Named("RuleSkipped").Single().Text,
            Does.StartWith($"The rule {OverrideKey} of zookeeper://127.0.0.1:")
                .And.Contain("the previous one stays. It is not valid YAML. In line "));
    }

    private static DubboMethod<string, string> Find { get; } = new(
        Service, "find", JvmDescriptor.FromTypeNames("java.lang.String"), DubboArguments.CreateFormatter(HessianFormatters.String!),
        HessianFormatters.String!);

    private RegistryDirectoryOptions Options => new()
    {
        ApplicationName = "shop",
        Mode = RegistryDirectoryMode.InterfaceOnly,
        RegisterConsumer = false,
        Channel = new DubboChannelOptions { LoggerFactory = Log, Timeout = TimeSpan.FromSeconds(30) },
    };

    private static int[] Weights(ProviderList list) => [.. list.Providers.Select(provider => provider.Weight)];

    private string PathOf(string key) => $"{Root}/config/dubbo/{key}";

    // Watches two providers of the application depot.
    private async Task<Sequence<ProviderList>> WatchAsync()
    {
        DubboRegistry registry = await CreateAsync();
        foreach (int port in (int[])[20881, 20882])
            await registry.RegisterAsync(Provider(port, "&application=depot"), default);
        return new Sequence<ProviderList>(new RegistryDirectory([registry], Service, Options).WatchAsync);
    }

    private static async Task<DubboServer> ServeAsync(DubboRegistry registry, string parameters)
    {
        DubboServer? server = null;
        server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) },
            new DubboService(Service).Map(Find, (_, _) => ValueTask.FromResult($"{server!.LocalEndPoint.Port}")));
        server.Start();
        await registry.RegisterAsync(
            DubboUrl.Parse(
                $"dubbo://127.0.0.1:{server.LocalEndPoint.Port}/com.acme.Inventory?application=depot&version=1.0.0{parameters}"),
            default);
        return server;
    }

    // Calls until the last calls have reached exactly the expected providers.
    private static async Task WaitForAsync(DubboCluster cluster, DubboCallOptions options, params DubboServer[] expected)
    {
        const int Calls = 30;
        string[] ports = [.. expected.Select(server => $"{server.LocalEndPoint.Port}").Order()];
        HashSet<string> reached = [];
        for (int attempt = 0; attempt < 100; attempt++)
        {
            reached.Clear();
            for (int i = 0; i < Calls; i++)
                reached.Add(await cluster.InvokeAsync(Find, "x", options).AsTask().Within());
            if (ports.SequenceEqual(reached.Order()))
                return;
            await Task.Delay(50);
        }

        Assert.Fail($"Calls reach {string.Join(", ", reached)} instead of {string.Join(", ", ports)}.");
    }
}
