using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Invalid settings and the messages that they cause.</summary>
[Property("Feature", "79")]
public sealed class MistakeTests
{
    private const string Time = "a time of more than 0, such as 3000 (milliseconds) or 00:00:03";
    private const string TimeOrNone = "a time of 0 or more, such as 3000 (milliseconds) or 00:00:03";
    private const string Flag = "true or false";
    private const string Positive = "a whole number of 1 or more";

    /// <summary>The settings of clients and of providers, with an invalid value and the text for valid ones.</summary>
    private static readonly (string Key, string Value, string Expected)[] OfHessian =
    [
        ("Hessian:UnknownClasses", "Never", "Read or Error"),
        ("Hessian:UnmappedMembers", "1", "Skip or Error"),
        ("Hessian:AllowLossyNumbers", "2", Flag),
        ("Hessian:MaxDepth", "0", Positive),
        ("Hessian:MaxElements", "-1", Positive),
        ("Hessian:MaxLength", "1MB", Positive),
        ("Hessian:MaxReferences", "0", Positive),
        ("Hessian:MaxExpansion", "0", Positive),
        ("Hessian:MaxClassDefinitions", "0", Positive),
        ("Hessian:MaxFieldsPerClass", "0", Positive),
        ("Hessian:MaxEqualHashCodes", "0", Positive),
    ];

    private static readonly (string Key, string Value, string Expected)[] OfClients =
    [
        ("Timeout", "soon", Time),
        ("Timeout", "0", Time),
        ("Timeout", "-5000", Time),
        ("Timeout", "99999999999", Time),
        ("Retries", "many", "a whole number from 0 to 100"),
        ("Retries", "-1", "a whole number from 0 to 100"),
        ("MaxConcurrentCalls", "0", Positive),
        ("LoadBalancing", "fastest", "random, roundrobin, leastactive, shortestresponse, consistenthash or p2c"),
        ("FailurePolicy", "failsoft", "Failover or Failfast or Failsafe or Failback or Forking or Available or Broadcast"),
        ("ForceTag", "perhaps", Flag),
        ("Sticky", "1", Flag),
        ("WaitForReady", "perhaps", Flag),
        ("RequireProviderAtStart", "1", Flag),
        ("Connections", "0", "a whole number from 1 to 1024"),
        ("ConnectTimeout", "0:0:x", Time),
        ("HeartbeatInterval", "-1", TimeOrNone),
        ("HeartbeatTimeout", "0", Time),
        ("MaxReconnectDelay", "0", Time),
        ("DnsRefreshInterval", "0", Time),
        ("MaxPayload", "8MB", Positive),
        ("SendDeadline", "no", Flag),
        ("ShutdownTimeout", "-1", TimeOrNone),
        ("Tls:Enabled", "yes", Flag),
        .. OfHessian,
    ];

    private static readonly (string Key, string Value, string Expected)[] OfProviders =
    [
        ("Host", "inventory", "an IP address, such as 0.0.0.0 for all"),
        ("Port", "65536", "a whole number from 0 to 65535"),
        ("AdvertisedPort", "0", "a whole number from 1 to 65535"),
        ("MaxConnections", "0", Positive),
        ("MaxConcurrentCalls", "-5", Positive),
        ("HandlerThreads", "-1", "a whole number of 0 or more"),
        ("MaxCallbacks", "-1", "a whole number of 0 or more"),
        ("MaxPayload", "0", Positive),
        ("MaxHeldBytes", "1GB", Positive),
        ("MaxHeldBytesPerConnection", "0", Positive),
        ("MaxAttachments", "0", Positive),
        ("MaxAttachmentBytes", "many", Positive),
        ("WriteTimeout", "-1", TimeOrNone),
        ("IdleTimeout", "-1", TimeOrNone),
        ("ShutdownTimeout", "forever", TimeOrNone),
        ("ShutdownQuietPeriod", "-1", TimeOrNone),
        ("IncludeStackTraces", "maybe", Flag),
        .. OfHessian,
        ("Tls:RequireClientCertificate", "2", Flag),
        ("Tls:AcceptPlainText", "2", Flag),
        ("Services:Inventory:MaxConcurrentCalls", "0", Positive),
        ("Services:Inventory:MaxConcurrentCalls", "few", Positive),
        ("Services:Inventory:Methods:find:MaxConcurrentCalls", "0", Positive),
        ("Parameters:weight", "50&x=1", "a text without & and ;"),
    ];

    private static readonly (string Key, string Value, string Expected)[] OfRegistries =
    [
        ("Timeout", "soon", Time),
        ("SessionTimeout", "0", Time),
        ("Register", "yes", Flag), ("Subscribe", "no", Flag),
        ("RegisterMode", "Both", "All or Interface or Instance"),
        ("MetadataType", "Here", "Local or Remote"),
        ("RetryPeriod", "0", Time),
        ("RequireAtStart", "1", Flag),
        ("Discovery", "Some", "Union or InterfaceOnly or InstanceOnly or ApplicationFirst"),
        ("RegisterConsumer", "2", Flag),
        ("KeepLastProviders", "2", Flag),
        ("Preferred", "2", Flag), ("Weight", "-1", "a whole number of 0 or more"),
    ];

    private static readonly (string Key, string Value, string Expected)[] OfQos =
        [("Enabled", "yes", Flag), ("Port", "0", "a whole number from 1 to 65535")];

    private static IEnumerable<TestCaseData> Values =>
        Cases("DubboNet:Clients:Inventory", OfClients).Concat(Cases("DubboNet:Provider", OfProviders))
            .Concat(Cases("DubboNet:Registry", OfRegistries)).Concat(Cases("DubboNet:Qos", OfQos));

    private static IEnumerable<TestCaseData> Sentences =>
    [
        new("DubboNet:Clients:Inventory:Timout", "1000", "DubboNet:Clients:Inventory:Timout is not known; did you mean Timeout?"),
        new(
            "DubboNet:Clients:Inventory:Tls:CertificatPath", "x",
            "DubboNet:Clients:Inventory:Tls:CertificatPath is not known; did you mean Tls:CertificatePath?"),
        new("DubboNet:Client:Inventory:Timeout", "1000", "DubboNet:Client is not known; did you mean Clients?"),
        new("DubboNet:Interfaces:com.acme.*:Timout", "1000", "DubboNet:Interfaces:com.acme.*:Timout is not known; did you mean Timeout?"),
        new(
            "DubboNet:Interfaces:com.acme.*:Retries", "-1",
            "DubboNet:Interfaces:com.acme.*:Retries is '-1'; it must be a whole number from 0 to 100."),
        new(
            "DubboNet:Interfaces:org.other.*:Retries", "-1",
            "DubboNet:Interfaces:org.other.*:Retries is '-1'; it must be a whole number from 0 to 100."),
        new(
            "DubboNet:Interfaces:org.other.*:Retries", "few",
            "DubboNet:Interfaces:org.other.*:Retries is 'few'; it must be a whole number from 0 to 100."),
        new("DubboNet:Registri", "zookeeper://a", "DubboNet:Registri is not known; did you mean Registry?"),
        new(
            "DubboNet:Registry", "zookeeper://a",
            "DubboNet:Registry is a text; set DubboNet:Registry:Address to the address of the registry."),
        new(
            "DubboNet:Registry:Address", "zk-1:2181",
            "DubboNet:Registry:Address is 'zk-1:2181'; it must be the address of a registry, such as zookeeper://zk-1:2181 or "
                + "nacos://nacos:8848."),
        new(
            "DubboNet:Registry:Address", "zookeper://me:secret@zk-1:2181",
            "DubboNet:Registry:Address is 'zk-1:2181', but the scheme zookeper is not known; did you mean zookeeper? For a registry of "
                + "your own, add an IDubboRegistryFactory with the key zookeper to the services."),
        new(
            "DubboNet:Registries:East:Address", "zookeeper://zk-1:2181",
            "DubboNet:Registries:East:Address is 'zookeeper://zk-1:2181', which needs the package DubboNet.ZooKeeper. Add it to the "
                + "project."),
        new(
            "DubboNet:Registry:Address", "static://a,tri://b",
            "DubboNet:Registry:Address is 'static://a,tri://b'. 'tri://b' has the protocol tri, and DubboNet uses the dubbo protocol."),
        new(
            "DubboNet:Registry:Group", "a",
            "DubboNet:Registry:Address is empty; it must be the address of a registry, such as zookeeper://zk-1:2181 or "
                + "nacos://nacos:8848, in the settings or with AddDubboRegistry."),
        new("DubboNet:Registry:Adress", "a", "DubboNet:Registry:Adress is not known; did you mean Address?"),
        new(
            "DubboNet:Provider:Parameters:batch.pid", "1",
            "DubboNet:Provider:Parameters:batch.pid has a name that ends with pid or timestamp, which consumers in Java misread."),
        new("DubboNet:Provider:Prot", "1", "DubboNet:Provider:Prot is not known; did you mean Port?"),
        new("DubboNet:Provider:Services:Inventry:Group", "a", "DubboNet:Provider:Services:Inventry is not known; did you mean Inventory?"),
        new(
            "DubboNet:Provider:Services:Inventory:Methods:fnd:MaxConcurrentCalls", "1",
            "DubboNet:Provider:Services:Inventory:Methods:fnd is not known; did you mean find?"),
        new(
            "DubboNet:Provider:Services:Stock:Group", "blue",
            "DubboNet:Provider:Services has Inventory and Stock under the same key blue/com.acme.Inventory; give one another Group, "
                + "Version or Path."),
        new(
            "DubboNet:Provider:Tls:RequireClientCertificate", "true",
            "DubboNet:Provider:Tls:RequireClientCertificate is 'true', but CertificatePath is not set. Set it to the provider's "
                + "certificate."),
        new(
            "DubboNet:Provider:Tls:AcceptPlainText", "true",
            "DubboNet:Provider:Tls:AcceptPlainText is 'true', but CertificatePath is not set. Set it to the provider's certificate."),
        new(
            "DubboNet:Provider:Tls:CertificatePath", "/no/such/file.pem",
            "DubboNet:Provider:Tls:CertificatePath is '/no/such/file.pem'; it must be a file of certificates that can be read, but: Could "
                + "not find"),
        new(
            "DubboNet:Provider:Tls:AuthoritiesPath", "/no/such/file.pem",
            "DubboNet:Provider:Tls:AuthoritiesPath is '/no/such/file.pem'; it must be a file of certificates that can be read, but: Could "
                + "not find"),
        new(
            "DubboNet:Provider:Tls:CertificateKeyPath", "key.pem",
            "DubboNet:Provider:Tls:CertificateKeyPath is 'key.pem', but CertificatePath is not set. Set it to the certificate."),
        new(
            "DubboNet:Clients:Inventory:Addresses:0", "tri://a",
            "DubboNet:Clients:Inventory:Addresses has 'tri://a'. 'tri://a' has the protocol tri, and DubboNet uses the dubbo protocol."),
        new(
            "DubboNet:Clients:Inventory:Addresses:0", "dubbo://a?weight=x",
            "DubboNet:Clients:Inventory:Addresses has 'dubbo://a?weight=x'. The parameter weight=x of the address is not a whole number."),
        new(
            "DubboNet:Clients:Inventory:Addresses:0", "dubbo://a?group=x,dubbo://b?group=y",
            "DubboNet:Clients:Inventory:Addresses has several values for group, but one client calls one service. Register a client for "
                + "each."),
        new(
            "DubboNet:Clients:Inventory:Addresses:0", " ",
            "DubboNet:Clients:Inventory:Addresses is empty; it must be a list of addresses such as dubbo://inventory:20880, in the "
                + "settings or with UseAddresses."),
        new("DUBBO_IP_TO_BIND", "shop", "DUBBO_IP_TO_BIND is 'shop'; it must be an IP address, such as 0.0.0.0 for all."),
        new("DUBBO_PORT_TO_BIND", "http", "DUBBO_PORT_TO_BIND is 'http'; it must be a whole number from 1 to 65535."),
        new("DUBBO_PORT_TO_REGISTRY", "0", "DUBBO_PORT_TO_REGISTRY is '0'; it must be a whole number from 1 to 65535."),
    ];

    [TestCaseSource(nameof(Values))]
    [TestCaseSource(nameof(Sentences))]
    public async Task Mistake_fails_the_start_with_its_key_and_the_valid_values(string key, string value, string sentence)
    {
        OptionsValidationException error = await FailStartAsync((key, value));
        Assert.That(error.Failures.Single(), Does.StartWith(sentence));
    }

    [Test]
    public void Every_setting_that_can_be_invalid_has_a_case()
    {
        Assert.That(WithoutCase(ClientSettings.All.All, OfClients), Is.Empty);
        Assert.That(WithoutCase(ProviderSettings.All.All, OfProviders), Is.Empty);
        Assert.That(WithoutCase(RegistrySettings.All.All, OfRegistries), Is.Empty);
        Assert.That(WithoutCase(QosSettings.All.All, OfQos), Is.Empty);
    }

    [Test]
    public async Task All_mistakes_are_reported_at_once()
    {
        OptionsValidationException error = await FailStartAsync(
            ("DubboNet:Clients:Inventory:Timeout", "soon"),
            ("DubboNet:Clients:Inventory:Retries", "-1"),
            ("DubboNet:Provider:Port", "70000"),
            ("DubboNet:Provider:Hots", "a"));
        Assert.That(error.Failures, Has.Exactly(4).Items);
        Assert.That(error.Message, Does.Contain("Timeout is 'soon'").And.Contain("Port is '70000'").And.Contain("did you mean Host?"));
    }

    [TestCase(
        "DubboNet:Clients:Inventroy:Timeout",
        "DubboNet:Clients:Inventroy is not used: the application has no client Inventroy; it has Inventory. Did you mean Inventory?")]
    [TestCase(
        "DubboNet:Clients:Pricing:Timeout",
        "DubboNet:Clients:Pricing is not used: the application has no client Pricing; it has Inventory.")]
    [TestCase(
        "DubboNet:Providers:East:Port",
        "DubboNet:Providers:East is not used: the application has no provider East; it has none with a name.")]
    [TestCase("DubboNet:Provider:Port", "DubboNet:Provider is not used: the application has no AddDubboProvider() without a name.")]
    public async Task Unused_section_causes_a_warning(string key, string sentence)
    {
        TestHost host = TestHost.Build(
            new Dictionary<string, string?> { [key] = "1" },
            services => services.AddDubboClient<IInventory>().UseAddresses("dubbo://127.0.0.1:1"));
        host.Log.Expect("UnusedSection");
        await using (host)
        {
            await host.StartAsync();
            Assert.That(host.Log.Named("UnusedSection").Select(entry => entry.Text), Is.EqualTo(new[] { sentence }));
        }
    }

    [TestCase("dubbo://a", "dubbo://a", false)]
    [TestCase("dubbo://a", "dubbo://b", true)]
    public void Contracts_of_one_client_must_have_the_same_addresses(string ofInventory, string ofPricing, bool isMistake)
    {
        Assert.That(() => Resolve(services => services
            .AddDubboClient<IInventory>("stock", options => options.Addresses.Add(ofInventory)).Services
            .AddDubboClient<IPricing>("stock").UseAddresses(ofPricing)), isMistake
            ? Throws.TypeOf<OptionsValidationException>().With.Message.Contains(
                "The client stock is registered several times with different addresses: ")
                .And.Message.Contains("IInventory").And.Message.Contains("IPricing")
            : Throws.Nothing);
    }

    [Test]
    public void Second_registration_of_a_contract_replaces_the_addresses()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddDubboClient<IInventory>().UseAddresses("dubbo://a").Services
            .AddDubboClient<IInventory>().UseAddresses("dubbo://b").Services
            .BuildServiceProvider();
        Assert.That(
            services.GetRequiredService<IOptionsMonitor<DubboClientOptions>>().Get("Inventory").Addresses,
            Is.EqualTo(new[] { "dubbo://b" }));
    }

    [Test]
    public void Contracts_with_the_same_interface_name_need_names()
    {
        Assert.That(
            () => Resolve(services => Both(services.AddDubboClient<Mistakes.Elsewhere.IInventory>())),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains(
                $"The contracts {typeof(IInventory).FullName} and {typeof(Mistakes.Elsewhere.IInventory).FullName} "));
        Assert.That(() => Resolve(services => Both(services.AddDubboClient<Mistakes.Elsewhere.IInventory>("other"))), Throws.Nothing);

        static void Both(DubboClientBuilder other) =>
            other.UseAddresses("dubbo://b").Services.AddDubboClient<IInventory>().UseAddresses("dubbo://a");
    }

    [Test]
    public void Values_set_in_code_are_validated_without_a_host() =>
        Assert.That(
            () => Resolve(
                services => services.AddDubboClient<IInventory>(options => options.Cluster.Retries = -1).UseAddresses("dubbo://a")),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "DubboNet:Clients:Inventory:Retries is '-1'; it must be a whole number from 0 to 100."));

    [Test]
    public void Provider_without_a_service_is_rejected() =>
        Assert.That(
            TestHost.Build("{}", services => services.AddDubboProvider()).StartAsync,
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "DubboNet:Provider has no service. Map one with MapDubboService."));

    [Test]
    public void Duplicate_service_name_throws_when_it_is_mapped() =>
        Assert.That(
            () => new ServiceCollection().AddDubboProvider().MapDubboService<IPricing, Pricing>().MapDubboService<IPricing, Pricing>(),
            Throws.ArgumentException.With.Message.EqualTo("DubboNet:Provider already has a service Pricing. Give this one another name."));

    /// <summary>Returns the client without starting a host.</summary>
    private static IInventory Resolve(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        using ServiceProvider built = services.BuildServiceProvider();
        return built.GetRequiredService<IInventory>();
    }

    private static Task<OptionsValidationException> FailStartAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["DubboNet:Clients:Inventory:Addresses:0"] = "dubbo://127.0.0.1:1",
            ["DubboNet:Provider:Port"] = "0",
            ["DubboNet:Provider:Host"] = "127.0.0.1",
            ["DubboNet:Provider:Services:Stock:Group"] = "green",
            ["DubboNet:Provider:Services:Inventory:Group"] = "blue",
        };
        foreach ((string key, string value) in settings)
            all[key] = value;
        TestHost host = TestHost.Build(all, services =>
        {
            services.AddDubboClient<IInventory>();
            services.AddDubboProvider().MapDubboService<IInventory, Inventory>().MapDubboService<IInventory, Inventory>(name: "Stock");
        });
        return FailAsync<OptionsValidationException>(host.StartAsync());
    }

    private static IEnumerable<TestCaseData> Cases(string path, (string Key, string Value, string Expected)[] cases) =>
        cases.Select(wrong =>
            new TestCaseData($"{path}:{wrong.Key}", wrong.Value, $"{path}:{wrong.Key} is '{wrong.Value}'; it must be {wrong.Expected}."));

    /// <summary>Excludes settings that accept any text, and lists and files, which have messages of their own.</summary>
    private static IEnumerable<string> WithoutCase<TOptions>(
        IEnumerable<Setting<TOptions>> settings, (string Key, string Value, string Expected)[] cases) =>
        settings.Where(setting => setting.Expected != "a text" && !setting.Name.StartsWith("Addresses", StringComparison.Ordinal))
            .Where(setting => !Array.Exists(cases, wrong => setting.Matches(wrong.Key.Split(':'), out _)))
            .Select(setting => setting.Name);
}
