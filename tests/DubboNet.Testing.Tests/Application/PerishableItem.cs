
namespace DubboNet.Testing.Tests.Application;

[HessianType("com.acme.PerishableItem")]
public sealed partial class PerishableItem : Item
{
    public DateOnly BestBefore { get; set; }
}
