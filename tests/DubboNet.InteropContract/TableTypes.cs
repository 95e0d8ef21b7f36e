namespace Example.Frames;

// Adds samples and equality to the generated classes of TableService, because tests compare their objects by value.
public partial class Item
{
    public static Item Of(string name) =>
        new() { Name = name, Price = 9.90m, Color = Frames.Color.Blue, Since = new DateOnly(2024, 2, 29) };

    public override bool Equals(object? obj) => obj is Item other
        && GetType() == other.GetType()
        && (Name, Price, Color, Since) == (other.Name, other.Price, other.Color, other.Since);

    public override int GetHashCode() => HashCode.Combine(Name, Price, Color, Since);
}

public sealed partial class RareItem
{
    public override bool Equals(object? obj) => base.Equals(obj) && Reason == ((RareItem)obj!).Reason;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Reason);
}

public sealed partial class Page<T>
{
    public override bool Equals(object? obj) => obj is Page<T> other
        && Number == other.Number
        && EqualityComparer<T>.Default.Equals(First, other.First)
        && (Items ?? []).SequenceEqual(other.Items ?? []);

    public override int GetHashCode() => Number;
}

public static class Page
{
    public static Page<T> Of<T>(params List<T> items) => new() { Number = 7, First = items[0], Items = items };
}

public sealed partial class Family
{
    /// <summary>Returns a family with one object in three places.</summary>
    public static Family Sample()
    {
        var rare = new RareItem { Name = "R-1", Reason = "the last one" };
        return new Family { Any = rare, One = rare, Members = [rare, Item.Of("A-1")] };
    }

    public override bool Equals(object? obj) => obj is Family other
        && Equals(Any, other.Any)
        && Equals(One, other.One)
        && (Members ?? []).SequenceEqual(other.Members ?? []);

    public override int GetHashCode() => HashCode.Combine(One);
}

public sealed partial class Members
{
    public static Members Sample() => new()
    {
        Price = 100,
        Set = new HashSet<Color> { Color.Red, Color.Green },
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
    public override bool Equals(object? obj) => obj is Members other
        && Price == other.Price
        && Set!.SetEquals(other.Set!)
        && Collection!.SequenceEqual(other.Collection!)
        && List!.SequenceEqual(other.List!)
        && Tree!.SequenceEqual(other.Tree!);

    public override int GetHashCode() => Price.GetHashCode();
}
