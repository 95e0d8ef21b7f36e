namespace DubboNet.Hosting.Tests.Application;

/// <summary>A second contract, at the same providers or others.</summary>
[DubboService("com.acme.Pricing", Version = "1.0.0", TimeoutMilliseconds = 20_000)]
internal partial interface IPricing
{
    ValueTask<long> PriceAsync(string sku);
}
