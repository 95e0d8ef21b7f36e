namespace DubboNet.Estate.Tests;

/// <summary>
/// Stops all providers of a service in order, one after another, while consumers call them. Each is started again before the next one
/// stops. It gets another port, as a new pod gets another address.
/// </summary>
/// <param name="consumers">The consumers.</param>
/// <param name="startAsync">Starts a provider.</param>
internal sealed class RollingEstate(IReadOnlyList<EstateConsumer> consumers, Func<Task<IEstateProvider>> startAsync)
    : IAsyncDisposable
{
    private const int Providers = 4;
    private const int Callers = 64;
    private const int CallMilliseconds = 100;

    private readonly List<IEstateProvider> _started = [];

    /// <summary>Starts the providers and the load, restarts each provider once, and returns the outcomes of each consumer.</summary>
    public async Task<EstateCounts[]> RunAsync()
    {
        // A consumer of Java 3.2 that finds an application in Nacos while its instances start has been seen to know only the first one.
        IEstateProvider first = await StartAsync();
        await AllAsync(consumer => consumer.WaitForProviderAsync(first.Port));
        IEstateProvider[] others = await Task.WhenAll(Enumerable.Range(1, Providers - 1).Select(_ => StartAsync()));
        IEstateProvider[] providers = [first, .. others];
        int[] ports = [.. providers.Select(provider => provider.Port)];
        await AllAsync(consumer => consumer.WaitForProvidersAsync(ports));
        await AllAsync(consumer => consumer.StartLoadAsync(Callers, CallMilliseconds));
        await AllAsync(consumer => Task.WhenAll(ports.Select(consumer.WaitForFirstCallAsync)));
        await AllAsync(consumer => consumer.ForgetAsync());
        foreach (IEstateProvider provider in providers)
        {
            await provider.StopAsync();
            IEstateProvider next = await StartAsync();
            await AllAsync(consumer => consumer.WaitForFirstCallAsync(next.Port));
        }

        return await Task.WhenAll(consumers.Select(consumer => consumer.EndLoadAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IEstateProvider provider in _started)
            await provider.DisposeAsync();
    }

    private async Task<IEstateProvider> StartAsync()
    {
        IEstateProvider provider = await startAsync();
        lock (_started)
            _started.Add(provider);
        return provider;
    }

    private Task AllAsync(Func<EstateConsumer, Task> runAsync) => Task.WhenAll(consumers.Select(runAsync));
}
