namespace DubboNet.AspNetCore.Tests;

/// <summary>The contract of the test applications.</summary>
[DubboService("com.acme.Inventory", TimeoutMilliseconds = 10_000)]
[DubboThrows(typeof(OutOfStockException))]
internal partial interface IInventory
{
    [DubboMethod(Safe = true)]
    Task<Item?> FindAsync(string sku);

    [DubboMethod(Safe = true)]
    Task<long> CountAsync(List<string> skus, Shelf? shelf, int factor);

    Task<Item> PutAsync(Item item, int count);

    [DubboMethod("price")]
    Task<string> PriceBySkuAsync(string key);

    [DubboMethod("price")]
    Task<string> PriceByNumberAsync(long key);

    [DubboMethod("price")]
    Task<string> PriceOfTwoAsync(string key, string other);

    Task ResetAsync();

    Task<string> WaitAsync(int milliseconds, CancellationToken cancellationToken = default);

    Task<Node> CycleAsync();

    Task<string> AttachmentAsync(string key);

    Task<Page<Item>> PageAsync(Page<Item> page);

    Task<Label> PaintAsync(Label label);
}

[HessianType("com.acme.Item")]
internal sealed partial class Item
{
    public string? Sku { get; set; }

    public long Number { get; set; }

    public decimal? Price { get; set; }

    public DateTimeOffset? Made { get; set; }

    [JavaType("java.time.LocalDate")]
    public DateOnly? Sold { get; set; }

    public Guid? Id { get; set; }

    public byte[]? Photo { get; set; }

    public Shelf? Shelf { get; set; }

    public Dictionary<int, string>? Names { get; set; }

    public List<long>? Parts { get; set; }
}

[HessianType("com.acme.Shelf")]
internal enum Shelf
{
    Low,
    TopLeft,
}

[HessianType("com.acme.Node")]
internal sealed partial class Node
{
    public List<Node>? Children { get; set; }
}

[HessianType("com.acme.Page")]
internal sealed partial class Page<T>
{
    public List<T>? Items { get; set; }

    public int Total { get; set; }
}

[HessianType("com.acme.Label")]
[HessianSubtype(typeof(ColorLabel))]
internal abstract class Label
{
    public string? Text { get; set; }
}

[HessianType("com.acme.ColorLabel")]
internal sealed partial class ColorLabel : Label
{
    public int Color { get; set; }
}

[HessianType("com.acme.OutOfStockException")]
internal sealed partial class OutOfStockException(string? message, Exception? innerException = null)
    : Exception(message, innerException);
