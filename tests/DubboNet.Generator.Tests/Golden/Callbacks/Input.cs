using DubboNet;

namespace Acme.Shop;

[DubboService("com.acme.shop.PriceFeed")]
public partial interface IPriceFeed
{
    Task SubscribeAsync(string sku, IPriceListener listener, CancellationToken cancellationToken = default);

    Task<bool> UnsubscribeAsync([DubboCallback(Releases = true)] IPriceListener? listener);

    Task<int> WatchAsync(
        [DubboCallback("com.acme.shop.PriceListener", "changed")] Func<Price, CancellationToken, Task<bool>> changed,
        [DubboCallback("com.acme.shop.EndListener", "ended")] Func<ValueTask> ended);

    Task JoinAsync(string name, [DubboCallback("com.acme.shop.Chat", "said")] Said said);
}

[DubboService("com.acme.shop.PriceListener")]
public partial interface IPriceListener
{
    Task<bool> ChangedAsync(Price price, CancellationToken cancellationToken = default);
}

public delegate ValueTask<string> Said(string who, int channel, [JavaType("java.time.Instant")] DateTimeOffset at, string text, DubboCallOptions options = default);

[HessianType("com.acme.shop.Price")]
public sealed partial class Price
{
    public string? Sku { get; set; }

    public decimal Amount { get; set; }
}
