namespace DubboNet.Testing.Tests.Application;

/// <summary>The code of an application that calls a provider.</summary>
public sealed class Shop(IInventory inventory)
{
    public async Task<string> DescribeAsync(string sku)
    {
        try
        {
            Item? item = await inventory.FindAsync(sku);
            return item is null ? "unknown" : $"{item.Sku} costs {item.Price}";
        }
        catch (DubboTimeoutException)
        {
            return "try again later";
        }
    }
}
