using System.Collections;
using DubboNet;
using DubboNet.Hessian;

[assembly: HessianTypeFor(typeof(Version), "com.acme.Version")]
[assembly: HessianTypeFor(typeof(DayOfWeek), "java.time.DayOfWeek")]

namespace DubboNet.Generator.Tests.Types;

[HessianType("com.acme.Order")]
internal sealed partial class Order
{
    public long Id { get; set; }

    public string? Customer { get; set; }

    public required Money Total { get; init; }

    public List<Line> Lines { get; init; } = [];

    public Order? Replaces { get; set; }

    public State State { get; set; }

    public DayOfWeek Day { get; set; }

    public Version? Version { get; set; }

    [JavaType("java.time.Instant")]
    public DateTimeOffset Placed { get; set; }

    public Dictionary<string, float>? Ratios { get; set; }

    public object? Extra { get; set; }
}

[HessianType("com.acme.Line")]
internal sealed partial class Line
{
    /// <summary>Refers back to the order.</summary>
    public Order? Order { get; set; }

    public List<Order>? Related { get; set; }

    public int Count { get; set; }
}

[HessianType("com.acme.Money")]
internal sealed partial record Money(string Currency, decimal Amount);

[HessianType("com.acme.State")]
internal enum State
{
    [HessianFallback]
    Unknown,
    InStock,
    OutOfStock,
}

[HessianType("com.acme.Pixel")]
internal readonly partial record struct Pixel(int X, int Y);

[HessianType("com.acme.Shape")]
[HessianSubtype(typeof(Circle))]
internal abstract class Shape
{
    public string? Name { get; protected set; }

    public Pixel Center { get; set; }
}

[HessianType("com.acme.Circle")]
internal sealed partial class Circle : Shape
{
    public double Radius { get; set; }

    public void Rename(string name) => Name = name;
}

[HessianType("com.acme.Drawing")]
internal sealed partial class Drawing
{
    public Shape? Frame { get; set; }

    public List<Shape>? Shapes { get; set; }
}

[HessianType("com.acme.Page")]
internal sealed partial class Page<T>
{
    public List<T>? Items { get; set; }

    public Holder<T>? Holder { get; set; }
}

[HessianType("com.acme.Holder")]
internal sealed partial class Holder<T>
{
    public Page<T>? Page { get; set; }

    public T? Value { get; set; }
}

[HessianType("com.acme.Results")]
internal sealed partial class Results
{
    public Page<Money>? Prices { get; set; }

    public Page<int>? Numbers { get; set; }
}

[HessianType("com.acme.RefusedException")]
internal sealed partial class RefusedException(string? message, int code, Exception? cause = null) : Exception(message, cause)
{
    public int Code { get; } = code;

    public List<string>? Reasons { get; init; }
}

[HessianType("com.acme.ChainException", IsCreatedFirst = true)]
internal sealed partial class ChainException(JavaThrowable throwable) : JavaException(throwable)
{
    public int Depth { get; set; }

    public ChainException? Origin { get; set; }

    public IDictionary? Details { get; set; }

    public IEnumerable? Steps { get; set; }
}

[HessianType("com.acme.Bag")]
internal sealed partial class Bag : IHessianExtensible
{
    public string? Label { get; set; }

    [HessianIgnore]
    public IList<KeyValuePair<string, object?>>? UnknownFields { get; set; }
}

[HessianType("com.acme.Labelled")]
internal partial class Labelled
{
    public string? Label { get; set; }

    public string? Origin { get; init; }
}

/// <summary>Hides members of its base with others that are not serialized. One of them has another type.</summary>
[HessianType("com.acme.Relabelled")]
internal sealed partial class Relabelled : Labelled
{
    [HessianIgnore]
    public new int Label { get; set; }

    [HessianIgnore]
    public new string? Origin { get; set; }
}

/// <summary>Does the same with a constructor.</summary>
[HessianType("com.acme.Numbered")]
internal sealed partial class Numbered(int number) : Labelled
{
    public int Number { get; } = number;

    [HessianIgnore]
    public new int Label { get; set; }

    [HessianIgnore]
    public new string? Origin { get; set; }
}

internal abstract class CodedException(JavaThrowable throwable) : JavaException(throwable)
{
    public int Code { get; private set; }

    public string? Label { get; set; }

    public void SetCode(int code) => Code = code;
}

[HessianType("com.acme.LockedException")]
internal sealed partial class LockedException(JavaThrowable throwable) : CodedException(throwable)
{
    [HessianIgnore]
    public new int Label { get; set; }
}
