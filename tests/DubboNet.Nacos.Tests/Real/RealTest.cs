namespace DubboNet.Nacos.Tests.Real;

/// <summary>Provides registries of real servers, which are disposed of after the test.</summary>
[Category("Java")]
public abstract class RealTest
{
    // The database in the test server refuses writes of configuration that wait for each other.
    private static readonly SemaphoreSlim Writing = new(1);

    private readonly List<DubboRegistry> _registries = [];

    private protected LogWatch Log { get; } = new();

    /// <summary>Gets an interface of this test. Others use the same server.</summary>
    private protected string Interface { get; } = $"test.I{Guid.NewGuid():n}";

    [TearDown]
    public async Task CloseAsync()
    {
        await Task.WhenAll(_registries.Select(registry => registry.DisposeAsync().AsTask())).Within();
        Log.Dispose();
        Assert.That(Log.Entries.Where(entry => entry.Event.Name is "InternalError" or "CallbackThrew"), Is.Empty);
    }

    /// <summary>Creates a registry at the shared server.</summary>
    /// <param name="parameters">The parameters of the address.</param>
    private protected async Task<DubboRegistry> CreateAsync(string parameters = "") =>
        Create($"nacos://127.0.0.1:{(await RealServer.GetAsync()).Port}?timeout=8000&{parameters}");

    private protected DubboRegistry Create(string address)
    {
        var options = new DubboRegistryOptions(DubboUrl.Parse(address)) { LoggerFactory = Log };
        DubboRegistry registry = new NacosRegistryFactory().Create(options);
        _registries.Add(registry);
        return registry;
    }

    /// <summary>Writes configuration or a mapping when no other test does.</summary>
    private protected static async Task WriteAsync(Func<Task> writeAsync)
    {
        await Writing.WaitAsync();
        try
        {
            await writeAsync();
        }
        finally
        {
            Writing.Release();
        }
    }

    /// <summary>Returns the URL of a provider of the interface of this test.</summary>
    private protected DubboUrl Url(int port = 20880, string parameters = "") =>
        DubboUrl.Parse($"dubbo://10.0.0.5:{port}/{Interface}?application=app&interface={Interface}&methods=m&side=provider&{parameters}");

    private protected Watched<IReadOnlyList<DubboUrl>> Watch(
        DubboRegistry registry, string? version = null, string? group = null, string category = "providers") =>
        new(registry.WatchAsync(new ServiceKey(Interface, version, group), category, default));
}
