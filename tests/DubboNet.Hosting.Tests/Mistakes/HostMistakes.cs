using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>Mistakes that a host reports when it starts.</summary>
internal static class HostMistakes
{
    private const string Start = "start of the host";

    public static IEnumerable<Mistake> All =>
    [
        Client("A setting is misspelled", ("DubboNet:Clients:Inventory:Timout", "1000")),
        Client("A section is misspelled", ("DubboNet:Client:Inventory:Timeout", "1000")),
        Client("A time cannot be read", ("DubboNet:Clients:Inventory:Timeout", "soon")),
        Client("A time is negative", ("DubboNet:Clients:Inventory:ConnectTimeout", "-5000")),
        Client("A number is out of range", ("DubboNet:Clients:Inventory:Retries", "-1")),
        Client("The client has no address", ("DubboNet:Clients:Inventory:Addresses:0", "")),
        Client("The address of a client is the address of a registry", ("DubboNet:Clients:Inventory:Addresses:0", "nacos://10.0.0.5:8848")),
        Client(
            "The addresses of a client have different groups",
            ("DubboNet:Clients:Inventory:Addresses:0", "dubbo://10.0.0.5?group=a,dubbo://10.0.0.6?group=b")),
        Of("The client of a registry has several services", services => services
            .AddDubboRegistry(_ => new MemoryRegistry())
            .AddDubboClient<IInventory>("stock").AddContract<IPricing>()),
        Client("The package of a registry is missing", ("DubboNet:Registry:Address", "zookeeper://10.0.0.5:2181")),
        Client("The scheme of a registry is misspelled", ("DubboNet:Registry:Address", "zookeper://10.0.0.5:2181")),
        Client("The address of a registry is not a URL", ("DubboNet:Registry:Address", "10.0.0.5:2181")),
        Logged(
            "No client uses a section", services => services.AddDubboClient<IInventory>().UseAddresses("dubbo://127.0.0.1:1"),
            ("DubboNet:Clients:Inventroy:Timeout", "1000")),
        Logged(
            "No provider uses a section", services => services.AddDubboClient<IInventory>().UseAddresses("dubbo://127.0.0.1:1"),
            ("DubboNet:Provider:Port", "20880")),
        Of("Two contracts have the same interface name", services =>
        {
            services.AddDubboClient<IInventory>().UseAddresses("dubbo://10.0.0.5");
            services.AddDubboClient<Elsewhere.IInventory>().UseAddresses("dubbo://10.0.0.6");
        }),
        Of("Two contracts give one client different addresses", services =>
        {
            services.AddDubboClient<IInventory>("stock").UseAddresses("dubbo://10.0.0.5");
            services.AddDubboClient<IPricing>("stock").UseAddresses("dubbo://10.0.0.6");
        }),
        Provider("The provider has no service", services => services.AddDubboProvider()),
        Provider(
            "The port is out of range", services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>(),
            ("DubboNet:Provider:Port", "70000")),
        Provider(
            "The host is not an IP address", services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>(),
            ("DubboNet:Provider:Host", "inventory")),
        Provider(
            "A limit is for a method that does not exist", services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>(),
            ("DubboNet:Provider:Services:Pricing:Methods:pric:MaxConcurrentCalls", "5")),
        Provider(
            "A service is mapped twice",
            services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>().MapDubboService<IPricing, Pricing>()),
        Provider(
            "The provider requires client certificates but has no certificate",
            services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>(),
            ("DubboNet:Provider:Tls:RequireClientCertificate", "true")),
        new("The port is taken", Start, async stage => stage.Normalize(await FailAsync(
            services => services.AddDubboProvider(
                options => (options.Host, options.Port) = ("127.0.0.1", stage.Port)).MapDubboService<IPricing, Pricing>()))),
        new("With `RequireProviderAtStart`, no provider is available at the start", Start, async stage =>
        {
            int port = FreePort.Find();
            return stage.Normalize(
                await FailAsync(
                    services => services.AddDubboClient<IInventory>(
                        options => options.RequireProviderAtStart = true).UseAddresses($"dubbo://127.0.0.1:{port}")),
                port);
        }),
    ];

    private static Mistake Client(string what, (string Key, string Value) setting) =>
        Of(
            what, services => services.AddDubboClient<IInventory>(), ("DubboNet:Clients:Inventory:Addresses:0", "dubbo://127.0.0.1:1"),
            setting);

    private static Mistake Provider(string what, Action<IServiceCollection> register, params (string Key, string Value)[] settings) =>
        Of(what, register, [("DubboNet:Provider:ShutdownTimeout", "1"), .. settings]);

    private static Mistake Of(string what, Action<IServiceCollection> register, params (string Key, string Value)[] settings) =>
        new(what, Start, _ => FailAsync(register, settings));

    private static Mistake Logged(string what, Action<IServiceCollection> register, params (string Key, string Value)[] settings) =>
        new(what, "log (`UnusedSection`)", async _ =>
        {
            TestHost host = TestHost.Build(Merge(settings), register);
            host.Log.Expect("UnusedSection");
            await using (host)
            {
                await host.StartAsync();
                LogEntry entry = host.Log.Named("UnusedSection").Single();
                return $"{entry.Level}: {entry.Text}";
            }
        });

    private static Task<string> FailAsync(Action<IServiceCollection> register, params (string Key, string Value)[] settings) =>
        MistakeStage.FailAsync(() => TestHost.Build(Merge(settings), register).StartAsync());

    /// <summary>If a key has several values, the last one applies.</summary>
    private static Dictionary<string, string?> Merge((string Key, string Value)[] settings)
    {
        var merged = new Dictionary<string, string?>();
        foreach ((string key, string value) in settings)
            merged[key] = value;
        return merged;
    }
}
