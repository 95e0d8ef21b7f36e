namespace DubboNet.Testing.Tests.Application;

[DubboService("com.acme.Inventory", Version = "1.0.0")]
[DubboThrows(typeof(OutOfStockException))]
public partial interface IInventory
{
    Task<Item?> FindAsync(string sku, CancellationToken cancellationToken = default);

    [DubboMethod("reserveAll", Idempotent = true)]
    Task<int> ReserveAsync(List<Item> items, CancellationToken cancellationToken = default);
}
