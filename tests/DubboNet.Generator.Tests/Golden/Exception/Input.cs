using DubboNet.Hessian;

namespace Acme.Shop;

[HessianType("com.acme.shop.OutOfStockException")]
public sealed partial class OutOfStockException(string? message, int missing, Exception? cause = null) : Exception(message, cause)
{
    public int Missing { get; } = missing;

    public List<string>? Alternatives { get; init; }
}

[HessianType("com.acme.shop.RefusedException")]
public sealed partial class RefusedException(JavaThrowable throwable) : JavaException(throwable);
