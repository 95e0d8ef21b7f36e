namespace DubboNet.Hosting.Tests.Application;

/// <summary>A contract of the test applications.</summary>
[DubboService("com.acme.Inventory", TimeoutMilliseconds = 20_000)]
internal partial interface IInventory
{
    [DubboMethod(Idempotent = true)]
    ValueTask<string> FindAsync(string sku, CancellationToken cancellationToken = default);

    ValueTask<string> WhoAsync(DubboCallOptions options = default);
}
