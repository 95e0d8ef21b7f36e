using DubboNet.Hosting;

namespace DubboNet.AspNetCore.Tests;

/// <summary>The service of the test applications.</summary>
internal sealed class Inventory(IDubboCallContextAccessor calls) : IInventory
{
    public Task<Item?> FindAsync(string sku) => sku switch
    {
        "none" => Task.FromResult<Item?>(null),
        "gone" => throw new OutOfStockException("The item is gone."),
        "broken" => throw new JavaException("java.lang.IllegalStateException", "broken"),
        _ => Task.FromResult<Item?>(new Item { Sku = sku, Number = 9_007_199_254_740_993, Price = 1.50m, Shelf = Shelf.TopLeft }),
    };

    public Task<long> CountAsync(List<string> skus, Shelf? shelf, int factor) =>
        Task.FromResult((skus.Count + (shelf == Shelf.TopLeft ? 10L : 0)) * factor);

    public Task<Item> PutAsync(Item item, int count)
    {
        item.Number += count;
        return Task.FromResult(item);
    }

    public Task<string> PriceBySkuAsync(string key) => Task.FromResult($"sku {key}");

    public Task<string> PriceByNumberAsync(long key) => Task.FromResult($"number {key}");

    public Task<string> PriceOfTwoAsync(string key, string other) => Task.FromResult($"{key} and {other}");

    public Task ResetAsync() => Task.CompletedTask;

    public async Task<string> WaitAsync(int milliseconds, CancellationToken cancellationToken)
    {
        string remaining = $"{calls.Context!.RemainingTime?.TotalSeconds:0}";
        await Task.Delay(milliseconds, cancellationToken).ConfigureAwait(false);
        return remaining;
    }

    public Task<Node> CycleAsync()
    {
        var node = new Node();
        node.Children = [node];
        return Task.FromResult(node);
    }

    public Task<string> AttachmentAsync(string key)
    {
        DubboCallContext context = calls.Context!;
        context.ResponseAttachments["server"] = "Zoë";
        return Task.FromResult(context.Attachments.GetText(key) ?? "none");
    }

    public Task<Page<Item>> PageAsync(Page<Item> page) => Task.FromResult(page);

    public Task<Label> PaintAsync(Label label) => Task.FromResult(label);
}
