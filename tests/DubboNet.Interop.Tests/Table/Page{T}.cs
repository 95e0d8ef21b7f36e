namespace DubboNet.Interop.Tests.Table;

/// <summary>Represents <c>com.example.frames.Page</c>. Pages with equal items are equal.</summary>
[HessianType("com.example.frames.Page")]
internal sealed partial record Page<T>
{
    public int Number { get; set; }

    public T? First { get; set; }

    public List<T>? Items { get; set; }

    public bool Equals(Page<T>? other) => other is not null
        && Number == other.Number
        && EqualityComparer<T>.Default.Equals(First, other.First)
        && (Items ?? []).SequenceEqual(other.Items ?? []);

    public override int GetHashCode() => Number;
}

internal static class Page
{
    public static Page<T> Of<T>(params List<T> items) => new() { Number = 7, First = items[0], Items = items };
}
