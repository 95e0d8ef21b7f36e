using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Order")]
public sealed partial class Order
{
    public long Id { get; set; }

    public string? Customer { get; set; }

    public required string Currency { get; set; }

    public decimal Total { get; set; }

    public DateTimeOffset? ShippedAt { get; init; }

    public Order? Replaces { get; set; }

    public bool IsLarge => Total > 1000;
}
