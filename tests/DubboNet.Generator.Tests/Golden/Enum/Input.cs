using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.State")]
public enum State
{
    [HessianFallback]
    Unknown,
    InStock,
    [HessianField("GONE")]
    OutOfStock,
    SoldOut = OutOfStock,
}

internal static class Warehouse
{
    [HessianType("com.acme.shop.Warehouse$Zone")]
    internal enum Zone
    {
        A,
        B2,
    }
}

[HessianType("com.acme.shop.Stock")]
internal sealed partial class Stock
{
    public State State { get; set; }

    public State? Next { get; set; }

    public Warehouse.Zone[]? Zones { get; set; }

    [JavaType("java.util.EnumSet")]
    public HashSet<State>? Allowed { get; set; }
}
