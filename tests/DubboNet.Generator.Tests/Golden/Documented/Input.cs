using DubboNet;

namespace Acme.Shop;

/// <summary>Finds <see cref="Item"/> objects,
/// also by """quoted""" names \ and Zoë's.</summary>
[DubboService("com.acme.shop.Documented")]
[DubboThrows(typeof(ClosedException))]
public partial interface IDocumented
{
    /// <summary>Finds an item. See <see cref="FindAllAsync(IDictionary{string, List{string}}, int?)">all</see>.</summary>
    /// <param name="sku">The number, which is not <see langword="null"/>.</param>
    /// <param name="cancellationToken">Is not described.</param>
    /// <returns>The item, or <c>null</c>.</returns>
    /// <exception cref="GoneException">The item of <paramref name="sku"/> is gone.</exception>
    [DubboThrows(typeof(GoneException))]
    [DubboThrows("java.io.IOException")]
    Task<Item?> FindAsync(string sku, CancellationToken cancellationToken = default);

    Task<Item[]> FindAllAsync(IDictionary<string, List<string?>?> names, int? most);
}

/// <summary>An item.</summary>
/// <param name="Sku">The number of the item.</param>
[HessianType("com.acme.shop.Item")]
public sealed partial record Item(string Sku)
{
    /// <summary><para>First.</para><para>Second.</para></summary>
    public Level? Level { get; init; }
}

[HessianType("com.acme.shop.Level")]
public enum Level
{
    /// <summary>Not high.</summary>
    Low,
    High,
}

/// <summary>Everything is closed.</summary>
[HessianType("com.acme.shop.ClosedException")]
public sealed partial class ClosedException(string? message, Exception? innerException) : Exception(message, innerException);

[HessianType("com.acme.shop.GoneException")]
public sealed partial class GoneException(string? message, Exception? innerException) : Exception(message, innerException);
