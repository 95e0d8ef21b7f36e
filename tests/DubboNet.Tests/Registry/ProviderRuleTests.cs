using DubboNet.Tests.Cluster;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Registry;

/// <summary>Tests the override rules that change what a provider registers.</summary>
[Property("Feature", "79")]
public sealed class ProviderRuleTests
{
    private const string Service = "com.acme.Inventory::.configurators";
    private const string Application = "depot.configurators";

    [TestCase("", "77")]
    [TestCase(""", "enabled": false""", null)]
    [TestCase(""", "addresses": ["0.0.0.0"]""", "77")]
    [TestCase(""", "addresses": ["0.0.0.0:20880"]""", "77")]
    [TestCase(""", "addresses": ["10.0.0.9", "10.0.0.5"]""", "77")]
    [TestCase(""", "addresses": ["10.0.0.5:20880"]""", "77")]
    [TestCase(""", "addresses": ["10.0.0.5:20881"]""", null)]
    [TestCase(""", "addresses": ["10.0.0.9"]""", null)]
    [TestCase(""", "providerAddresses": ["10.0.0.5:20880"]""", "77")]
    [TestCase(""", "providerAddresses": ["10.0.0.9:20880"]""", null)]
    [TestCase(""", "applications": ["depot"]""", "77")]
    [TestCase(""", "applications": ["shop"]""", null)]
    [TestCase(""", "match": { "address": { "wildcard": "10.0.0.*" }, "app": { "oneof": [{ "exact": "depot" }] } }""", "77")]
    [TestCase(""", "match": { "param": [{ "key": "env", "value": { "exact": "blue" } }] }""", "77")]
    [TestCase(""", "match": { "param": [{ "key": "env", "value": { "exact": "green" } }] }""", null)]
    public void Rule_changes_the_providers_that_it_describes(string fields, string? weight) => Run(provider =>
    {
        provider.Registry.SetConfiguration(
            Service,
            $$"""
            { "configVersion": "v3.0", "scope": "service", "key": "com.acme.Inventory",
              "configs": [{ "side": "provider", "parameters": { "weight": 77 }{{fields}} },
                { "side": "consumer", "parameters": { "weight": 88 } }] }
            """);
        provider.Register();
        Assert.That(provider.Url.GetParameter("weight"), Is.EqualTo(weight));
    });

    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77", "77")]
    [TestCase("override://10.0.0.5:20880/com.acme.Inventory?weight=77", "77")]
    [TestCase("override://10.0.0.5:20881/com.acme.Inventory?weight=77", null)]
    [TestCase("override://10.0.0.5/com.acme.Inventory?weight=77", null, Description = "a consumer")]
    [TestCase("override://10.0.0.5/com.acme.Inventory?weight=77&side=provider", "77")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77&side=consumer", null)]
    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77&application=depot", "77")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77&application=shop", null)]
    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77&group=blue", null)]
    [TestCase("override://0.0.0.0/com.acme.Inventory?weight=77&enabled=false", null)]
    [TestCase("absent://0.0.0.0/com.acme.Inventory?weight=77", "77")]
    public void URL_changes_the_URLs_and_not_the_instances(string rule, string? weight) => Run(provider =>
    {
        provider.Register();
        (DubboUrl url, ServiceInstance instance, string? revision) = (provider.Url, provider.Instance, provider.Registration.Revision);
        provider.Registry.SetUrls("com.acme.Inventory", "configurators", $"{rule}&category=configurators&dynamic=false");
        provider.Engine.Settle();
        Assert.That(provider.Url, Is.EqualTo(url.WithParameters(KeyValuePair.Create("weight", weight))));
        Assert.That(provider.Registration.Revision, Is.EqualTo(revision));
        Assert.That(provider.Instance, Is.SameAs(instance), "it is not registered again");
        provider.Registry.SetUrls("com.acme.Inventory", "configurators");
        provider.Engine.Settle();
        Assert.That(provider.Url, Is.EqualTo(url));
    });

    [Test]
    public void Configuration_changes_the_URL_and_the_revision_and_is_undone() => Run(provider =>
    {
        provider.Register();
        (DubboUrl url, string? revision) = (provider.Url, provider.Registration.Revision);
        provider.Registry.SetUrls(
            "com.acme.Inventory", "configurators", "override://0.0.0.0/com.acme.Inventory?category=configurators&a=node&b=node&c=node");
        provider.Registry.SetConfiguration(Application, Rule("application", "depot", """ "b": "app", "c": "app" """));
        provider.Registry.SetConfiguration(
            Service, Rule("service", "com.acme.Inventory", """ "c": "service", "disabled": true, "find.timeout": 5 """));
        provider.Engine.Settle();
        Assert.That(
            "a b c disabled find.timeout timestamp".Split(' ').Select(name => provider.Url.GetParameter(name)),
            Is.EqualTo(new[] { "node", "app", "service", "true", "5", url.GetParameter("timestamp") }));
        Assert.That(provider.Registration.Revision, Is.Not.EqualTo(revision));
        Assert.That(provider.Instance.Metadata["dubbo.metadata.revision"], Is.EqualTo(provider.Registration.Revision));
        Assert.That(
            provider.Engine.Log.Named("RulesApplied").Last().Text,
            Is.EqualTo("Rules of registries change what depot registers. They now set: a=node of com.acme.Inventory, "
                + "b=app of com.acme.Inventory, c=service of com.acme.Inventory, disabled=true of com.acme.Inventory, "
                + "find.timeout=5 of com.acme.Inventory."));
        provider.Registry.SetConfiguration(Application, null);
        provider.Registry.SetConfiguration(Service, """{ "enabled": false }""");
        provider.Registry.SetUrls("com.acme.Inventory", "configurators");
        provider.Engine.Settle();
        Assert.That((provider.Url, provider.Registration.Revision), Is.EqualTo((url, revision)));
        Assert.That(provider.Instance.Metadata["dubbo.metadata.revision"], Is.EqualTo(revision));
    });

    [Test]
    public void Rule_cannot_change_what_describes_the_service() => Run(provider =>
    {
        provider.Register();
        DubboUrl url = provider.Url;
        provider.Registry.SetConfiguration(
            Service,
            Rule(
                "service", "com.acme.Inventory",
                """
                "application": "x", "dubbo": "x", "generic": "x", "interface": "x", "methods": "x", "pid": "x", "serialization": "x",
                "timestamp": "x", "token": "x", "my.pid": "x", "version": "x", "side": "x"
                """));
        provider.Engine.Settle();
        Assert.That(provider.Url, Is.EqualTo(url));
    }, options => options.Token = "secret");

    [Test]
    public void Rule_is_known_before_the_first_registration() => Run(provider =>
    {
        provider.Registry.SetConfiguration(Service, Rule("service", "com.acme.Inventory", """ "disabled": true """));
        List<string?> seen = [];
        using var stop = new CancellationTokenSource();
        Task watching = WatchAsync();
        provider.Register();
        Assert.That(seen, Is.EqualTo(new[] { null, "true" }), "nothing, and then the provider with the rule");
        stop.Cancel();
        provider.Engine.Settle();
        Assert.That(watching.IsCompleted, Is.True);

        async Task WatchAsync()
        {
            var key = new ServiceKey("com.acme.Inventory");
            try
            {
                await foreach (IReadOnlyList<DubboUrl> urls in provider.Registry.WatchAsync(key, "providers", stop.Token))
                    seen.Add(urls.SingleOrDefault()?.GetParameter("disabled"));
            }
            catch (OperationCanceledException)
            {
                // The test has ended the sequence.
            }
        }
    });

    [Test]
    public void Provider_is_registered_without_rules_that_do_not_come() => Run(provider =>
    {
        provider.Engine.Log.Expect("RegistryFailed");
        provider.Registry.Refuse = key =>
            key.StartsWith("configuration/", StringComparison.Ordinal) ? new DubboRegistryException("Access is denied.") : null;
        provider.Register();
        Assert.That(provider.Url.GetParameter("weight"), Is.Null);
        RegistrationSnapshot snapshot = provider.Registration.GetSnapshot().Single();
        Assert.That(snapshot.IsRegistered, Is.True);
        Assert.That(snapshot.Problem, Does.StartWith("memory://a failed while it was asked for the rule depot.configurators: Access is"));
        provider.Registry.Refuse = _ => null;
        provider.Registry.SetConfiguration(Service, Rule("service", "com.acme.Inventory", """ "weight": 7 """));
        provider.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(provider.Url.GetParameter("weight"), Is.EqualTo("7"));
        Assert.That(provider.Registration.GetSnapshot().Single().Problem, Is.Null);
    });

    [Test]
    public void Malformed_rule_is_reported_and_the_one_before_it_stays() => Run(provider =>
    {
        provider.Engine.Log.Expect("RuleSkipped");
        provider.Registry.SetConfiguration(Service, Rule("service", "com.acme.Inventory", """ "weight": 7 """));
        provider.Register();
        provider.Registry.SetConfiguration(Service, """{ "configs": [{}] }""");
        provider.Engine.Settle();
        Assert.That(provider.Url.GetParameter("weight"), Is.EqualTo("7"));
        Assert.That(
            provider.Registration.GetSnapshot().Single().Problem,
            Is.EqualTo($"The rule {Service} of memory://a is not used. An entry of configs has no side. Write consumer or provider."));
    });

    [Test]
    public void Service_that_is_out_of_service_stays_so() => Run(provider =>
    {
        provider.Register();
        Task removing = provider.Registration.UnregisterAsync(_ => true);
        provider.Registry.SetConfiguration(Service, Rule("service", "com.acme.Inventory", """ "weight": 7 """));
        provider.Engine.Settle();
        Assert.That(removing.IsCompletedSuccessfully, Is.True);
        Assert.That(provider.Registry.Urls("com.acme.Inventory"), Is.Empty);
        provider.Register();
        Assert.That(provider.Url.GetParameter("weight"), Is.EqualTo("7"));
    });

    [Test]
    public void Configuration_of_one_registry_is_for_all_and_its_URLs_are_for_itself() => Run(provider =>
    {
        var other = new InMemoryRegistry("memory://b");
        provider.Registration.AddRegistry(other);
        provider.Registry.SetConfiguration(Service, Rule("service", "com.acme.Inventory", """ "weight": 7 """));
        provider.Registry.SetUrls(
            "com.acme.Inventory", "configurators", "override://0.0.0.0/com.acme.Inventory?category=configurators&a=node");
        provider.Register();
        DubboUrl[] urls = [provider.Url, other.Urls("com.acme.Inventory").Single()];
        Assert.That(
            urls.Select(url => (url.GetParameter("weight"), url.GetParameter("a"))),
            Is.EqualTo(new (string?, string?)[] { ("7", "node"), ("7", null) }));
    });

    private static string Rule(string scope, string key, string parameters) =>
        $$"""{ "scope": "{{scope}}", "key": "{{key}}", "configs": [{ "side": "provider", "parameters": { {{parameters}} } }] }""";

    private static void Run(Action<RegisteredProvider> test, Action<DubboRegistrationOptions>? configure = null) =>
        EngineHarness.Run(engine =>
        {
            var provider = new RegisteredProvider(engine, configure);
            test(provider);
            ValueTask disposing = provider.Registration.DisposeAsync();
            engine.Settle();
            Assert.That(disposing.IsCompletedSuccessfully, Is.True);
            Assert.That((provider.Registry.Watches, provider.Registry.Urls("com.acme.Inventory").Count), Is.EqualTo((0, 0)));
        });

    /// <summary>The registration of a provider at 10.0.0.5:20880 in a registry in memory.</summary>
    private sealed class RegisteredProvider
    {
        public RegisteredProvider(EngineHarness engine, Action<DubboRegistrationOptions>? configure)
        {
            Engine = engine;
            DubboChannelOptions channel = engine.ChannelOptions();
            var options = new DubboRegistrationOptions
            {
                LoggerFactory = channel.LoggerFactory,
                TimeProvider = channel.TimeProvider,
                Scheduler = channel.Scheduler,
            };
            options.Parameters["env"] = "blue";
            configure?.Invoke(options);
            var service = new DubboService(new ServiceKey("com.acme.Inventory")).Map(Routes.Find, text => text);
            Registration = new DubboRegistration("depot", [service], options);
            Registration.AddRegistry(Registry);
        }

        public EngineHarness Engine { get; }

        public InMemoryRegistry Registry { get; } = new("memory://a");

        public DubboRegistration Registration { get; }

        /// <summary>Gets the URL in the registry.</summary>
        public DubboUrl Url => Registry.Urls("com.acme.Inventory").Single();

        /// <summary>Gets the instance in the registry.</summary>
        public ServiceInstance Instance => Registry.Instances("depot").Single();

        public void Register()
        {
            Task registering = Registration.RegisterAsync("10.0.0.5", 20880);
            Engine.Settle();
            Assert.That(registering.IsCompletedSuccessfully, Is.True, $"{registering.Exception}");
        }
    }
}
