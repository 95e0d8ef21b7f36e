using System.Net;
using DubboNet;
using Frames;

namespace Quickstart;

/// <summary>Shows how providers and consumers of .NET and Java find each other in ZooKeeper.</summary>
internal sealed class RegistryTour(string address) : IAsyncDisposable
{
    private const string ZooKeeperLine = "3.3";
    private const int Calls = 20;

    private static readonly ServiceKey Service = new("com.example.estate.EstateService");
    private static readonly TimeSpan FindTimeout = TimeSpan.FromMinutes(1);

    private readonly DubboRegistry _registry =
        new ZooKeeperRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address)));

    /// <summary>Starts a ZooKeeper, unless the address names one that runs, and returns the exit code of the tour.</summary>
    /// <param name="registry">The word zookeeper, or an address such as <c>zookeeper://zk-1:2181</c>.</param>
    /// <param name="line">The line of Java Dubbo that takes part, or null if Java does not.</param>
    public static async Task<int> RunAsync(string registry, string? line)
    {
        string[] needed = [.. new[] { registry == "zookeeper" ? ZooKeeperLine : null, line }.OfType<string>().Distinct()];
        foreach (string one in needed)
        {
            if (await JavaPeer.FindWhatIsMissingAsync(one) is { } missing)
            {
                Console.Error.WriteLine(missing);
                return 3;
            }
        }

        JavaPeer? zooKeeper = registry == "zookeeper" ? await JavaPeer.StartAsync(ZooKeeperLine, "zookeeper") : null;
        try
        {
            string address = zooKeeper is null ? registry : $"zookeeper://127.0.0.1:{zooKeeper.Port}";
            Console.WriteLine($"{(zooKeeper is null ? "Using the" : "Started a")} registry {address}.");
            await using var tour = new RegistryTour(address);
            return await tour.RunAsync(line) ? 0 : 1;
        }
        finally
        {
            if (zooKeeper is not null)
                await zooKeeper.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    private async Task<bool> RunAsync(string? line)
    {
        DubboService estate = ContractService.Create<IEstateService>(new EstateService(EstateCalls.DotNet));
        await using var registration = new DubboRegistration("quickstart", [estate]);
        registration.AddRegistry(_registry);
        var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) };
        await using var server = new DubboServer(options, estate, registration.MetadataService);
        server.Start();
        await registration.RegisterAsync("127.0.0.1", server.LocalEndPoint.Port);
        Console.WriteLine($"Registered a .NET provider at 127.0.0.1:{server.LocalEndPoint.Port}.");

        await using var cluster = new DubboCluster(new RegistryDirectory([_registry], Service));
        IEstateService client = cluster.CreateClient<IEstateService>();
        bool isFound = await ShowAsync("A .NET consumer", () => EstateCalls.MakeAsync(client, Calls), [EstateCalls.DotNet]);
        return line is null ? isFound : isFound && await JoinAsync(line, client, registration);
    }

    private async Task<bool> JoinAsync(string line, IEstateService client, DubboRegistration registration)
    {
        Console.WriteLine($"Starting a Java Dubbo {line} provider and consumer …");
        await using JavaPeer provider = await JavaPeer.StartAsync(line, "estate-provider", "", "--registry", address);
        await using JavaPeer consumer = await JavaPeer.StartAsync(
            line, "estate-consumer", "", "--registry", address, "--timeout", "10000");
        Console.WriteLine($"Registered a Java provider at 127.0.0.1:{provider.Port}.");
        string java = $"{provider.Port}";
        bool areFound = await ShowAsync("The .NET consumer", () => EstateCalls.MakeAsync(client, Calls), [EstateCalls.DotNet, java])
            && await ShowAsync("A Java consumer", () => EstateCalls.MakeAsync(consumer, Calls), [EstateCalls.DotNet, java]);

        await registration.UnregisterAsync();
        Console.WriteLine("Removed the .NET provider from the registry.");
        return areFound && await ShowAsync("The .NET consumer", () => EstateCalls.MakeAsync(client, Calls), [java])
            && await ShowAsync("The Java consumer", () => EstateCalls.MakeAsync(consumer, Calls), [java]);
    }

    // Repeats the calls until all expected providers, and no others, run them. A change takes a moment to arrive.
    private static async Task<bool> ShowAsync(string who, Func<Task<string[]>> callAsync, string[] expected)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            string[] names = await callAsync();
            bool isExpected = names.Length == Calls && names.Distinct().Order().SequenceEqual(expected.Order());
            if (isExpected || TimeProvider.System.GetElapsedTime(start) > FindTimeout)
            {
                Console.WriteLine($"  {who} made {Calls} calls: {EstateCalls.Describe(names)}");
                return isExpected;
            }
        }
    }
}
