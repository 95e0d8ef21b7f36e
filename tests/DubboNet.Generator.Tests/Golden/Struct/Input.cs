using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Pixel")]
public readonly partial record struct Pixel(int X, int Y);

[HessianType("com.acme.shop.Range")]
public partial struct Range
{
    public Pixel From { get; set; }

    public Pixel? To;
}
