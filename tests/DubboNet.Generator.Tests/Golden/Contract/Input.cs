using DubboNet;

namespace Acme.Shop;

[DubboService("com.acme.shop.Inventory", Version = "1.0.0", Group = "blue", TimeoutMilliseconds = 3000)]
[DubboThrows(typeof(OutOfStockException))]
public partial interface IInventory
{
    Task<Item?> FindAsync(string? sku, CancellationToken cancellationToken = default);

    ValueTask<List<Item>> ListAsync(int from = 0, int? limit = null, DubboCallOptions options = default, CancellationToken cancellationToken = default);

    [DubboMethod("find", TimeoutMilliseconds = 500, Idempotent = true)]
    ValueTask<Item?> FindByNumberAsync(long number);

    [DubboMethod("find")]
    ValueTask<Item?> FindByBoxedNumberAsync(long? number);

    [DubboMethod(ParameterTypes = ["java.util.ArrayList", "java.lang.Object"])]
    Task StoreAsync(List<Item> items, string reason);

    [DubboMethod(OneWay = true)]
    ValueTask TouchAsync(string sku);

    [DubboMethod(ParameterTypes = ["java.util.Set"])]
    Task OrderAsync([JavaType("java.util.LinkedHashSet")] HashSet<string> skus);

    [return: JavaType("java.time.Instant")]
    Task<DateTimeOffset> NowAsync();

    ValueTask ResetAsync(CancellationToken cancellationToken);

    Task<int> CountAsync(params string[] skus);

    Task<bool> ReserveAsync(string sku, int count, Shelf? shelf, float ratio, Dictionary<string, List<long>> options, CancellationToken cancellationToken = default);

    Task<Item?> FindFirstAsync() => FindAsync("1");
}

[HessianType("com.acme.shop.Item")]
public sealed partial class Item
{
    public string? Sku { get; set; }

    public Shelf? Shelf { get; set; }

    public List<Label>? Labels { get; set; }
}

[HessianType("com.acme.shop.Shelf")]
public enum Shelf
{
    Low,
    High,
}

[HessianType("com.acme.shop.Label")]
[HessianSubtype(typeof(ColorLabel))]
public abstract class Label
{
    public string? Text { get; set; }
}

[HessianType("com.acme.shop.ColorLabel")]
public sealed partial class ColorLabel : Label
{
    public int Color { get; set; }
}

[HessianType("com.acme.shop.OutOfStockException")]
public sealed partial class OutOfStockException(string? message, string? sku, Exception? cause = null) : Exception(message, cause)
{
    public string? Sku { get; } = sku;
}
