using DubboNet.Generator.Tests.Types;

namespace DubboNet.Generator.Tests.Contracts;

/// <summary>A contract with a method of each kind.</summary>
[DubboService("com.acme.Shop", Version = "1.0.0", Group = "blue", TimeoutMilliseconds = 20_000)]
[DubboThrows(typeof(RefusedException))]
internal partial interface IShop : IStore<Money, long>
{
    Task<Order?> FindAsync(long id, CancellationToken cancellationToken = default);

    ValueTask<int> AddAsync(int a, int b);

    [DubboMethod("over")]
    Task<string> OverIntAsync(int value);

    [DubboMethod("over")]
    Task<string> OverIntegerAsync(int? value);

    Task<string> OverAsync(string? value);

    ValueTask<string> JoinAsync(string separator, int times, bool upper, params string[] texts);

    Task<string> JoinBoxedAsync(string? first, int? second, List<float>? third, Pixel fourth, DubboCallOptions options = default);

    Task<string?> AttachmentAsync(string key, DubboCallOptions options = default);

    Task RefuseAsync(string reason);

    [DubboMethod(OneWay = true)]
    ValueTask TellAsync(string text);

    Task<string> ToldAsync();

    ValueTask WaitAsync(CancellationToken cancellationToken);

    [DubboMethod("wait", TimeoutMilliseconds = 50, ParameterTypes = ["java.lang.Object"])]
    Task WaitShortlyAsync(object? nothing);

    Task<Drawing> DrawAsync(Shape shape);

    /// <summary>Is not called remotely, but makes calls.</summary>
    async Task<int> AddThreeAsync(int a, int b, int c) => await AddAsync(await AddAsync(a, b), c);
}

internal interface IStore<T, TKey>
{
    Task<T?> GetAsync(TKey key);
}
