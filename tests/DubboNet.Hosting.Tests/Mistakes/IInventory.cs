namespace DubboNet.Hosting.Tests.Mistakes.Elsewhere;

/// <summary>A contract whose interface has the name of another one's.</summary>
[DubboService("org.elsewhere.Inventory")]
internal partial interface IInventory
{
    Task<int> CountAsync();
}
