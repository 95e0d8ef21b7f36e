using DubboNet;

[assembly: HessianTypeFor(typeof(DayOfWeek), "java.time.DayOfWeek")]

namespace Acme.Pricing;

/// <summary>
/// Determines prices. A price is valid for a <b>day</b> &amp; a customer, see <see cref="Price"/> and
/// <see href="https://example.com/prices?a=1&amp;b=2">the rules</see>.
/// </summary>
/// <remarks>
/// <para>All prices are net. Use <c>map.get("*/")</c> or <c>@Currency</c> for nothing.</para>
/// <list type="bullet">
/// <item>Prices are cached.</item>
/// <item>The path C:\users is not.</item>
/// </list>
/// </remarks>
[DubboService("com.acme.pricing.Pricing", Version = "1.0.0")]
[DubboThrows(typeof(PricingException))]
public partial interface IPricing : ICatalog<Product, long>, IVersioned
{
    /// <summary>Returns the price of an article.</summary>
    /// <param name="sku">The number of the article.</param>
    /// <param name="default">The price if the article has none, or <see langword="null"/>.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The price, or <paramref name="default"/>.</returns>
    [DubboThrows(typeof(UnknownArticleException))]
    Task<Price?> FindAsync(
        string sku, decimal? @default, DubboCallOptions options = default, CancellationToken cancellationToken = default);

    [DubboMethod("find")]
    Task<Page<Price>> FindPageAsync(Query query, int page);

    /// <summary>Returns the prices of a day by their articles.</summary>
    ValueTask<Dictionary<string, List<Price>>> ListAsync(DateOnly day, HashSet<Region>? regions);

    [DubboMethod(ParameterTypes = ["java.util.Collection", "java.lang.Number"])]
    [return: JavaType("java.util.LinkedHashMap")]
    Task<Dictionary<string, bool>> CheckAsync(List<string> skus, int limit);

    Task<int> CountAsync(params string[] skus);

    Task<int> SumAsync(params List<int>[] numbers);

    /// <summary>Records a price.</summary>
    [DubboMethod(OneWay = true)]
    Task RecordAsync(Price price);

    Task SubscribeAsync(string topic, IPriceListener listener);

    Task UnsubscribeAsync(string topic, [DubboCallback(Releases = true)] IPriceListener? listener);

    Task WatchAsync([DubboCallback("com.acme.pricing.Watcher", "changed")] Func<Price, int, Task<bool>> watcher);

    Task AlertAsync([DubboCallback("com.acme.pricing.Alert", "raised")] Alert alert);

    [Obsolete("Use find.")]
    Task<LegacyPrice> GetAsync(string sku);

    Task<Shape?> LabelAsync(Label label);

    Task<IShelf?> ShelfAsync(DayOfWeek day);

    [return: JavaType("java.util.Optional<java.time.Instant>")]
    Task<DateTimeOffset?> ChangedAsync(
        [JavaType("java.time.LocalDateTime")] DateTime since, [JavaType("java.util.List<java.time.Instant>")] List<DateTimeOffset> times);

    Task<uint> QuiteLongNameThatDoesNotFitAsync(
        ulong firstNumber, ushort secondNumber, byte thirdNumber, sbyte? fourthNumber, Guid identifier, TimeSpan duration);

    Task NotifyAsync();

    Task DefaultAsync();
}

/// <summary>Finds the objects of a catalog.</summary>
/// <typeparam name="T">The objects.</typeparam>
/// <typeparam name="TKey">Their keys.</typeparam>
public interface ICatalog<T, TKey>
    where T : Entity
{
    Task<T?> LoadAsync(TKey key);

    Task<List<T>> LoadAllAsync(List<TKey> keys);

    Task SaveAsync(T item);
}

/// <summary>Has a version.</summary>
[HessianType("com.acme.common.Versioned")]
public interface IVersioned
{
    /// <summary>Returns the version.</summary>
    Task<string> VersionAsync();
}

/// <summary>Is called when a price changes.</summary>
[DubboService("com.acme.pricing.PriceListener")]
public partial interface IPriceListener
{
    Task<string?> ChangedAsync(Price price);
}

public delegate ValueTask Alert(string text, Region region);
