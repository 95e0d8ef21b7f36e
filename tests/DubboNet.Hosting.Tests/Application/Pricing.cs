namespace DubboNet.Hosting.Tests.Application;

/// <summary>An implementation that is a singleton.</summary>
internal sealed class Pricing : IPricing
{
    private long _calls;

    public ValueTask<long> PriceAsync(string sku) => ValueTask.FromResult(Interlocked.Increment(ref _calls));
}
