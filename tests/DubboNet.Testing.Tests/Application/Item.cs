
namespace DubboNet.Testing.Tests.Application;

[HessianType("com.acme.Item")]
[HessianSubtype(typeof(PerishableItem))]
public partial class Item
{
    public required string Sku { get; init; }

    public decimal Price { get; set; }
}
