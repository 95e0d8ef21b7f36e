using DubboNet;

namespace Acme.Shop;

public interface IStore<T, TKey>
{
    Task<T?> GetAsync(TKey key);

    Task<List<T>> AllAsync(TKey[] keys);

    Task SaveAsync(T value);
}

[HessianType("com.acme.shop.User")]
public sealed partial record User(string Name);

[DubboService("com.acme.shop.Named")]
public partial interface INamed
{
    Task<object?> NameAsync(string id);
}

public static partial class Services
{
    [DubboService("com.acme.shop.UserStore")]
    public partial interface IUserStore : IStore<User, long>, INamed
    {
        new Task<string?> NameAsync(string id);
    }
}
