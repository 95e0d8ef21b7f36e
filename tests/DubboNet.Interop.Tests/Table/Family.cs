using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Represents <c>com.example.frames.Family</c>, whose objects are of a subclass without a C# type. They are read as a HessianObject in
/// <see cref="Any"/> and as an Item elsewhere.
/// </summary>
[HessianType("com.example.frames.Family")]
internal sealed partial record Family
{
    private const string RareItem = "com.example.frames.RareItem";

    public object? Any { get; set; }

    public Item? One { get; set; }

    public List<Item>? Members { get; set; }

    public static Family Sample()
    {
        var rare = new Item { Name = "R-1" };
        return new Family
        {
            Any = new HessianObject(RareItem, ("name", "R-1"), ("reason", "the last one")),
            One = rare,
            Members = [rare, Item.Of("A-1")],
        };
    }

    public bool Equals(Family? other) => other is not null
        && Describe(Any) == Describe(other.Any)
        && One == other.One
        && Members!.SequenceEqual(other.Members!);

    public override int GetHashCode() => One?.GetHashCode() ?? 0;

    private static string Describe(object? value) =>
        value is HessianObject rare ? $"{rare.ClassName} {rare["name"]} {rare["reason"]}" : $"{value}";
}
