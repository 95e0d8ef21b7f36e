using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.OutOfStockException")]
public sealed partial class OutOfStockException(string? message, int missing, Exception? cause = null) : Exception(message, cause)
{
    public int Missing { get; } = missing;

    public List<string>? Alternatives { get; init; }
}

[HessianType("com.acme.shop.RefusedException")]
public sealed partial class RefusedException(JavaThrowable throwable) : JavaException(throwable);

public abstract class ShopException(JavaThrowable throwable) : JavaException(throwable)
{
    public int Code { get; private set; }
}

[HessianType("com.acme.shop.ClosedException")]
public sealed partial class ClosedException(JavaThrowable throwable) : ShopException(throwable)
{
    public string? Until { get; init; }
}
