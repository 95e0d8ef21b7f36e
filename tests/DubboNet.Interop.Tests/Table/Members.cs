using Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>Represents <c>com.example.frames.Members</c>.</summary>
[HessianType("com.example.frames.Members")]
internal sealed partial record Members
{
    public decimal? Price { get; set; }

    public HashSet<Color>? Set { get; set; }

    public ICollection<Color>? Collection { get; set; }

    public List<Color>? List { get; set; }

    [JavaType("java.util.TreeMap")]
    public SortedDictionary<string, int>? Tree { get; set; }

    public static Members Sample() => new()
    {
        Price = 100,
        Set = [Color.Red, Color.Green],
        Collection = [Color.Blue],
        List = [Color.Red],
        Tree = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["B"] = 1,
            ["a"] = 2,
            ["a\u00AD"] = 3,
            ["x"] = 4,
            ["x\u200D"] = 5,
            ["\u2764"] = 6,
            ["\u2764\uFE0F"] = 7,
        },
    };

    /// <summary>Compares all members. The order of the tree matters.</summary>
    public bool Equals(Members? other) => other is not null
        && Price == other.Price
        && Set!.SetEquals(other.Set!)
        && Collection!.SequenceEqual(other.Collection!)
        && List!.SequenceEqual(other.List!)
        && Tree!.SequenceEqual(other.Tree!);

    public override int GetHashCode() => Price.GetHashCode();
}
