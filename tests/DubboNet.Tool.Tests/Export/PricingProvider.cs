using Acme.Pricing;

namespace DubboNet.Tool.Tests.Export;

/// <summary>Implements the exported contract. The tool serves it.</summary>
internal sealed class PricingProvider : IPricing
{
    private readonly List<Product> _saved = [];
    private string _version = "1";

    public Task<Price?> FindAsync(string sku, decimal? @default, DubboCallOptions options, CancellationToken cancellationToken) =>
        sku[0] switch
        {
            'B' => throw new UnknownArticleException($"{sku} is unknown", sku),
            'C' => throw new PricingException($"{sku} has no price"),
            _ => Task.FromResult<Price?>(Create(sku, @default ?? 9.90m)),
        };

    public Task<Page<Price>> FindPageAsync(Query query, int page)
    {
        List<Price> items = [.. Enumerable.Range(1, query.Limit).Select(i => Create($"{query.Text}{query.Separator}{page}-{i}", i))];
        return Task.FromResult(new Page<Price> { Items = items, First = items[0], Others = [.. items] });
    }

    public ValueTask<Dictionary<string, List<Price>>> ListAsync(DateOnly day, HashSet<Region>? regions) =>
        ValueTask.FromResult(regions!.ToDictionary(region => $"{day:yyyy-MM-dd} {region}", _ => new List<Price> { Create("L-1", 1) }));

    public Task<Dictionary<string, bool>> CheckAsync(List<string> skus, int limit) =>
        Task.FromResult(skus.ToDictionary(sku => sku, sku => skus.IndexOf(sku) < limit));

    public Task<int> CountAsync(params string[] skus) => Task.FromResult(skus.Length);

    public Task<int> SumAsync(params List<int>[] numbers) => Task.FromResult(numbers.Sum(list => list.Sum()));

    public Task RecordAsync(Price price) => Task.CompletedTask;

    public async Task SubscribeAsync(string topic, IPriceListener listener) =>
        _version = await listener.ChangedAsync(Create($"{topic}-1", 1)) ?? "";

    public Task UnsubscribeAsync(string topic, IPriceListener? listener) => Task.CompletedTask;

    public async Task WatchAsync(Func<Price, int, Task<bool>> watcher) => _version = $"watched {await watcher(Create("W-1", 1), 42)}";

    public Task AlertAsync(Alert alert) => Task.CompletedTask;

    [Obsolete("Use find.")]
    public Task<LegacyPrice> GetAsync(string sku) => Task.FromResult(new LegacyPrice { Amount = 1.5 });

    public Task<Shape?> LabelAsync(Label label) =>
        Task.FromResult<Shape?>(new Circle { Radius = (double)label.Values!["radius"]! + (label.Any is "any" ? 1 : 0) });

    public Task<IShelf?> ShelfAsync(DayOfWeek day) => Task.FromResult<IShelf?>(new WoodenShelf { Height = (int)day });

    public Task<DateTimeOffset?> ChangedAsync(DateTime since, List<DateTimeOffset> times) => Task.FromResult<DateTimeOffset?>(times[0]);

    public Task<uint> QuiteLongNameThatDoesNotFitAsync(
        ulong firstNumber, ushort secondNumber, byte thirdNumber, sbyte? fourthNumber, Guid identifier, TimeSpan duration) =>
        Task.FromResult(
            firstNumber == ulong.MaxValue && secondNumber == ushort.MaxValue && thirdNumber == 255 && fourthNumber == -2
                && identifier == new Guid("00112233-4455-6677-8899-aabbccddeeff") && duration == TimeSpan.FromHours(1)
                ? uint.MaxValue
                : 0);

    public Task NotifyAsync() => Task.CompletedTask;

    public Task DefaultAsync() => Task.CompletedTask;

    public Task<Product?> LoadAsync(long key) => Task.FromResult<Product?>(new Product
    {
        Id = key,
        Owner = "DotNet",
        Label = 5,
        Lines = [new Product.Line { Position = 3, _entry = null }],
        Names = new() { [Region.North] = ["a", null] },
    });

    public Task<List<Product>> LoadAllAsync(List<long> keys) =>
        Task.FromResult<List<Product>>([.. keys.Select(key => _saved.Find(product => product.Id == key) ?? new Product { Id = key })]);

    public Task SaveAsync(Product item)
    {
        _saved.Add(item);
        return Task.CompletedTask;
    }

    public Task<string> VersionAsync() => Task.FromResult(_version);

    private static Price Create(string sku, decimal amount) =>
        new(sku, amount, DateTimeOffset.UnixEpoch) { IsNet = true, Region = Region.SouthEast, Currency = "EUR" };
}
