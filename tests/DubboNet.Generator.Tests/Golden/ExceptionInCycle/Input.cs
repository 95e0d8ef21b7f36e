using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.ChainException", IsCreatedFirst = true)]
public sealed partial class ChainException(JavaThrowable throwable) : JavaException(throwable)
{
    public int Depth { get; set; }

    public ChainException? Origin { get; set; }

    public Dictionary<string, object?>? Details { get; set; }
}

[HessianType("com.acme.shop.LostException", IsCreatedFirst = true)]
public sealed partial class LostException : Exception
{
    public LostException()
    {
    }

    public LostException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
