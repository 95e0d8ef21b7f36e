using DubboNet.Hosting;
using Frames;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Estate;

/// <summary>Runs the whole estate on this machine: a ZooKeeper, and a provider and a consumer of each language.</summary>
internal static class LocalEstate
{
    private const string Line = "3.3";

    private static readonly string[] ConsumerSettings = ["--Logging:LogLevel:Default=Warning"];

    // The Java processes of this sample use the loopback interface. Otherwise, the defaults are right.
    private static readonly string[] ProviderSettings =
        [.. ConsumerSettings, "--DubboNet:Provider:Port=0", "--DubboNet:Provider:AdvertisedHost=127.0.0.1"];

    /// <summary>Runs until Ctrl+C or the end of the input, and returns the exit code.</summary>
    public static async Task<int> RunAsync()
    {
        if (await JavaPeer.FindWhatIsMissingAsync(Line) is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 3;
        }

        Console.WriteLine("Starting a ZooKeeper, two Java applications and two .NET applications …");
        await using JavaPeer zooKeeper = await JavaPeer.StartAsync(Line, "zookeeper");
        string registry = $"zookeeper://127.0.0.1:{zooKeeper.Port}";
        Task<JavaPeer> startingProvider = JavaPeer.StartAsync(Line, "estate-provider", "", "--registry", registry);
        Task<JavaPeer> startingConsumer = JavaPeer.StartAsync(
            Line, "estate-consumer", "", "--registry", registry, "--timeout", "5000");
        await using JavaPeer javaProvider = await startingProvider;
        await using JavaPeer javaConsumer = await startingConsumer;
        using IHost provider = Applications.CreateProvider(registry, ProviderSettings);
        using IHost consumer = Applications.CreateConsumer(registry, ConsumerSettings);
        await provider.StartAsync();
        await consumer.StartAsync();
        Console.WriteLine($"The registry is {registry}. Press Enter to take the .NET provider out of it, and to put it back.");

        CancellationToken stopping = consumer.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        Task calling = CallAsync(javaConsumer, stopping);
        await SwitchAsync(provider.Services.GetRequiredService<DubboProvider>(), stopping);
        await consumer.StopAsync(CancellationToken.None);
        await calling;
        await provider.StopAsync(CancellationToken.None);
        return 0;
    }

    // Makes the Java consumer do what the .NET consumer does.
    private static async Task CallAsync(JavaPeer consumer, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Console.WriteLine($"  Java calls: {EstateCalls.Describe(await EstateCalls.MakeAsync(consumer, Caller.Calls))}");
            await Task.Delay(Caller.Period, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Each line of the input takes the provider out of the registry or puts it back.
    private static async Task SwitchAsync(DubboProvider provider, CancellationToken stopping)
    {
        bool isOnline = true;
        while (await ReadLineAsync(stopping) is not null)
        {
            await (isOnline ? provider.OfflineAsync(stopping) : provider.OnlineAsync(stopping));
            isOnline = !isOnline;
            Console.WriteLine($"The .NET provider is {(isOnline ? "in" : "not in")} the registry.");
        }
    }

    private static async Task<string?> ReadLineAsync(CancellationToken stopping)
    {
        try
        {
            return await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
