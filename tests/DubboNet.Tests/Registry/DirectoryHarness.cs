using DubboNet.Tests.Support;

namespace DubboNet.Tests.Registry;

/// <summary>Sets up a registry in memory and a directory whose lists are recorded, on one thread.</summary>
internal sealed class DirectoryHarness(EngineHarness engine) : IDisposable
{
    public const string Interface = "com.acme.Inventory";

    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    public EngineHarness Engine => engine;

    public InMemoryRegistry Registry { get; } = new("memory://a");

    /// <summary>Gets the lists in the order in which they were delivered.</summary>
    public List<ProviderList> Lists { get; } = [];

    /// <summary>Gets the last list as texts <c>host:port</c>.</summary>
    public string Last => string.Join(" ", Lists[^1].Providers.Select(provider => $"{provider.EndPoint}"));

    /// <summary>Runs a test, ends its directory, and asserts that nothing is watched any more.</summary>
    public static void Run(Action<DirectoryHarness> test) => EngineHarness.Run(engine =>
    {
        using var harness = new DirectoryHarness(engine);
        test(harness);
        harness.Stop();
        Assert.That(harness.Registry.Watches, Is.Zero);
    });

    /// <summary>Starts a directory for the service <see cref="Interface"/>.</summary>
    public void Start(Action<RegistryDirectoryOptions>? configure = null, string? group = null, string? version = null) =>
        Start([Registry], configure, group, version);

    public void Start(
        DubboRegistry[] registries, Action<RegistryDirectoryOptions>? configure = null, string? group = null, string? version = null)
    {
        var options = new RegistryDirectoryOptions { Host = "10.0.9.9", ApplicationName = "shop", Channel = engine.ChannelOptions() };
        configure?.Invoke(options);
        _watching = ReadAsync(new RegistryDirectory(registries, new ServiceKey(Interface, version, group), options));
        engine.Settle();
    }

    /// <summary>Ends the directory.</summary>
    public void Stop()
    {
        _stop.Cancel();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(_watching.IsCompletedSuccessfully, Is.True, $"{_watching.Exception}");
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Registers providers at the interface level, in place of those before.</summary>
    public void Provide(params IEnumerable<string> urls) => Registry.SetUrls(Interface, "providers", urls);

    /// <summary>Lets the time pass after which changes are delivered.</summary>
    public void Pass(double seconds = 0.2) => engine.Pass(TimeSpan.FromSeconds(seconds));

    private async Task ReadAsync(RegistryDirectory directory)
    {
        try
        {
            await foreach (ProviderList list in directory.WatchAsync(_stop.Token))
                Lists.Add(list);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test has ended the directory.
        }
    }
}
