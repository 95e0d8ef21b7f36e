using System.Net;
using DubboNet;
using Frames;
using Quickstart;

switch (args)
{
    case []:
        await using (DubboServer server = StartProvider())
            await Tour.RunAsync($"dubbo://127.0.0.1:{server.LocalEndPoint.Port}", "an embedded .NET provider");
        return 0;
    case [var address] when address.StartsWith("dubbo://", StringComparison.Ordinal):
        await Tour.RunAsync(address, "the provider that runs there");
        return 0;
    case ["--java", var line]:
        return await BothWaysAsync(line);
    case ["--registry", var registry] when IsRegistry(registry):
        return await RegistryTour.RunAsync(registry, line: null);
    case ["--registry", var registry, "--java", var line] when IsRegistry(registry):
        return await RegistryTour.RunAsync(registry, line);
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run --project samples/Quickstart [-- OPTIONS]
              dubbo://host:port                    calls a provider that runs
              --java 2.6|2.7|3.2|3.3               calls Java, and is called by Java
              --registry zookeeper [--java LINE]   finds providers in a ZooKeeper, or in that at zookeeper://host:port
            """);
        return 2;
}

static bool IsRegistry(string text) => text == "zookeeper" || text.StartsWith("zookeeper://", StringComparison.Ordinal);

static DubboServer StartProvider()
{
    var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) };
    var server = new DubboServer(options, new FrameProvider().CreateService(new ServiceKey("com.example.frames.FrameService")));
    server.Start();
    return server;
}

static async Task<int> BothWaysAsync(string line)
{
    if (await JavaPeer.FindWhatIsMissingAsync(line) is { } missing)
    {
        Console.Error.WriteLine(missing);
        return 3;
    }

    Console.WriteLine($"Starting a Java Dubbo {line} provider and consumer …");
    await using JavaPeer provider = await JavaPeer.StartAsync(line, "provider");
    await Tour.RunAsync($"dubbo://127.0.0.1:{provider.Port}", $"a Java {line} provider");

    await using JavaPeer consumer = await JavaPeer.StartAsync(line, "consumer");
    await using DubboServer server = StartProvider();
    Console.WriteLine($"\nA Java {line} consumer calls the .NET provider at dubbo://127.0.0.1:{server.LocalEndPoint.Port}:");
    bool alike = true;
    string[] names = ["echo-unicode", "add", "person-get", "list-3", "fail-checked", "attachment", "one-way", "echo-service"];
    foreach (string name in names)
        alike &= await Tour.CompareAsync(consumer, name, server.LocalEndPoint.Port, provider.Port);
    return alike ? 0 : 1;
}
