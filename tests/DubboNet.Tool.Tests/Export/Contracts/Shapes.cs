using System.Collections;
using DubboNet;
using DubboNet.Hessian;

namespace Acme.Pricing;

/// <summary>Is the shape of a label.</summary>
[HessianSubtype(typeof(Circle))]
[HessianType("com.acme.shapes.Shape")]
public abstract partial class Shape
{
    public double Area { get; set; }
}

[HessianType("com.acme.shapes.Circle")]
public sealed partial class Circle : Shape
{
    public double Radius { get; set; }
}

/// <summary>Is a shelf.</summary>
[HessianType("com.acme.shapes.Shelf")]
[HessianSubtype(typeof(WoodenShelf))]
public interface IShelf
{
    int Height { get; }
}

[HessianType("com.acme.shapes.WoodenShelf")]
public sealed partial class WoodenShelf : IShelf
{
    public int Height { get; set; }
}

/// <summary>Has the same name as a class of Java, and refers to others.</summary>
[HessianType("com.acme.shapes.Label$Object")]
public sealed partial class Label
{
    [JavaType("java.util.Date")]
    public DateTime? Printed { get; set; }

    [JavaType("java.sql.Date")]
    public DateTimeOffset? Day { get; set; }

    public object? Any { get; set; }

    public IDictionary? Values { get; set; }

    public HessianObject? Unknown { get; set; }

    [JavaType("java.lang.Comparable")]
    public object? Key { get; set; }

    [JavaType("com.acme.shapes.Numbers")]
    public List<int>? Missing { get; set; }
}

/// <summary>Is exported only with all types, because the contracts do not refer to it.</summary>
[HessianType("com.acme.pricing.Pallet")]
public sealed partial class Pallet
{
    public int Count { get; set; }
}
