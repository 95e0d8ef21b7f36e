using DubboNet;
using DubboNet.Hessian;

namespace Acme.Shop;

[HessianSubtype(typeof(Circle))]
[HessianSubtype(typeof(Square))]
public interface IShape
{
    string? Name { get; }
}

[HessianType("com.acme.shop.Circle")]
public sealed partial class Circle : IShape
{
    public string? Name { get; set; }

    public double Radius { get; set; }
}

[HessianType("com.acme.shop.Square")]
public sealed partial record Square(string? Name, double Side) : IShape;

[HessianType("com.acme.shop.Drawing")]
public sealed partial class Drawing
{
    public IShape? Frame { get; set; }

    public List<IShape>? Shapes { get; set; }

    public HessianObject? Unknown { get; set; }
}
