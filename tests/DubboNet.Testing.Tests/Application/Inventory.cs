namespace DubboNet.Testing.Tests.Application;

/// <summary>An inventory with one item for each SKU that does not begin with X.</summary>
public sealed class Inventory : IInventory
{
    private int _calls;

    /// <summary>Gets the number of calls that reached this object.</summary>
    public int Calls => _calls;

    public Task<Item?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        Item? found = sku.StartsWith('X') ? null : new PerishableItem { Sku = sku, Price = 1.25m, BestBefore = new DateOnly(2030, 1, 31) };
        return Task.FromResult(found);
    }

    public Task<int> ReserveAsync(List<Item> items, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Task.FromResult(items.Count);
    }
}
