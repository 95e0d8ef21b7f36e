namespace DubboNet.Interop.Tests.Metadata;

/// <summary>Declares a contract of the application whose metadata is requested. It is hosted in a group.</summary>
[DubboService("com.acme.Stock")]
internal partial interface IStock
{
    Task<int> CountAsync(string sku);

    Task<string> FindAsync(string sku);

    Task<string> FindAsync(int shelf);
}

/// <summary>Returns an empty stock.</summary>
internal sealed class Stock : IStock
{
    public Task<int> CountAsync(string sku) => Task.FromResult(0);

    public Task<string> FindAsync(string sku) => Task.FromResult("");

    public Task<string> FindAsync(int shelf) => Task.FromResult("");
}
