using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Represents <c>com.example.frames.Family</c> as a contract that is older than one class of its objects. They are read as a HessianObject
/// in <see cref="Any"/> and as an item elsewhere.
/// </summary>
[HessianType("com.example.frames.Family")]
internal sealed partial record OldFamily
{
    private const string RareItem = "com.example.frames.RareItem";

    public object? Any { get; set; }

    public OldItem? One { get; set; }

    public List<OldItem>? Members { get; set; }

    public static OldFamily Sample()
    {
        var rare = new OldItem { Name = "R-1" };
        return new OldFamily
        {
            Any = new HessianObject(RareItem, ("name", "R-1"), ("reason", "the last one")),
            One = rare,
            Members = [rare, new OldItem { Name = "A-1" }],
        };
    }

    public bool Equals(OldFamily? other) => other is not null
        && Describe(Any) == Describe(other.Any)
        && One == other.One
        && Members!.SequenceEqual(other.Members!);

    public override int GetHashCode() => One?.GetHashCode() ?? 0;

    private static string Describe(object? value) =>
        value is HessianObject rare ? $"{rare.ClassName} {rare["name"]} {rare["reason"]}" : $"{value}";
}

/// <summary>Represents <c>com.example.frames.Item</c> as the same contract has it.</summary>
[HessianType("com.example.frames.Item")]
internal sealed partial record OldItem
{
    public string? Name { get; set; }
}
