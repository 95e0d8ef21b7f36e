using System.Diagnostics;
using System.Net;
using DubboNet;
using DubboNet.Client;
using DubboNet.Server;
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
    default:
        Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- --java 2.6|2.7|3.2|3.3 | -- dubbo://host:port]");
        return 2;
}

static DubboServer StartProvider()
{
    var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options };
    var server = new DubboServer(options, new FrameProvider().CreateService(new ServiceKey(FrameMethods.Interface)));
    server.Start();
    return server;
}

static async Task<int> BothWaysAsync(string line)
{
    Console.WriteLine($"Starting Java Dubbo {line} …");
    await using JavaProcess? provider = await JavaProcess.StartAsync(line, "provider");
    if (provider is null)
        return 3;
    await Tour.RunAsync($"dubbo://127.0.0.1:{provider.Port}", $"a Java {line} provider");

    await using JavaProcess? consumer = await JavaProcess.StartAsync(line, "consumer");
    await using DubboServer server = StartProvider();
    Console.WriteLine($"\nA Java {line} consumer calls the .NET provider:");
    string[] cases = ["echo-unicode", "add", "person-get", "list-3", "fail-checked", "attachment", "one-way", "echo-service"];
    int failed = 0;
    foreach (string name in cases)
    {
        var clock = Stopwatch.StartNew();
        string result = await consumer!.AskAsync($"run\t{name}\t127.0.0.1:{server.LocalEndPoint.Port}");
        string fromJava = await consumer.AskAsync($"run\t{name}\t127.0.0.1:{provider.Port}");
        failed += result == fromJava ? 0 : 1;
        Console.WriteLine($"  {name,-14} {(result == fromJava ? "as from Java" : "UNLIKE JAVA: " + fromJava),-13} {clock.Elapsed.TotalMilliseconds,7:F1} ms  {Tour.Shorten(result.Split('\t')[^1])}");
    }

    return failed == 0 ? 0 : 1;
}
