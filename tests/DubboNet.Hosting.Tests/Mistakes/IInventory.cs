namespace DubboNet.Hosting.Tests.Mistakes.Elsewhere;

/// <summary>A contract whose interface has the same name as another one.</summary>
[DubboService("org.elsewhere.Inventory")]
internal partial interface IInventory
{
    Task<int> CountAsync();
}
