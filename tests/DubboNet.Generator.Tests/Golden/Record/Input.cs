using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Money")]
public sealed partial record Money(string Currency, decimal Amount, [HessianField("note")] string? Remark = null)
{
    public object? Origin { get; init; }

    public bool IsZero => Amount == 0;
}

[HessianType("com.acme.shop.Address")]
public partial record Address
{
    public required string Street { get; init; }

    public string? City { get; init; }
}
