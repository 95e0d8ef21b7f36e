
namespace DubboNet.Testing.Tests.Application;

[HessianType("com.acme.OutOfStockException")]
public sealed partial class OutOfStockException(string? message, Exception? innerException = null) : Exception(message, innerException)
{
    public int Missing { get; set; }
}
