using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Page")]
public sealed partial class Page<T>
{
    public List<T>? Items { get; set; }

    public T? First { get; set; }

    public long Total { get; set; }

    public Page<T>? Next { get; set; }

    public List<Page<T>>? Pages { get; set; }
}

[HessianType("com.acme.shop.Pair")]
public sealed partial record Pair<TKey, TValue>(TKey Key, TValue Value)
    where TKey : notnull;

[HessianType("com.acme.shop.Result")]
public sealed partial class Result
{
    public Page<string>? Names { get; set; }

    public List<Pair<int, Page<Result>>>? Pairs { get; set; }
}
