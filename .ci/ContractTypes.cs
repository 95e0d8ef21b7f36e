// A contract's client and service with default options, which try-packages builds from packages. Fails if the options must name the types.
using System.Net;
using DubboNet;

await using var server = new DubboServer(
    new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, ContractService.Create<IShop>(new Shop()));
server.Start();
await using var channel = new DubboChannel(server.LocalEndPoint);
IShop shop = channel.CreateClient<IShop>();

Item item = await shop.FindAsync(new Book { Title = "Dune", Pages = 412 });
Check("The subtype arrives whole both ways", item is Book { Title: "Dune!", Pages: 413 });

Dictionary<string, object> basket = await shop.FillAsync(new() { ["first"] = new Book { Title = "Dune", Pages = 412 } });
Check("The object in a map is written and read both ways", basket["first"] is Book { Title: "Dune!", Pages: 413 });

try
{
    await shop.BuyAsync("Dune");
    Check("The exception is thrown", false);
}
catch (OutOfStockException e)
{
    Check("The declared exception is thrown as itself", e is { Message: "Dune", Missing: 2 });
}

static void Check(string what, bool isTrue)
{
    if (!isTrue)
        throw new InvalidOperationException($"{what}: no");
    Console.WriteLine($"{what}: yes");
}

[DubboService("com.acme.Shop")]
public partial interface IShop
{
    Task<Item> FindAsync(Item item);

    Task<Dictionary<string, object>> FillAsync(Dictionary<string, object> basket);

    [DubboThrows(typeof(OutOfStockException))]
    Task BuyAsync(string title);
}

[HessianType("com.acme.Item")]
[HessianSubtype(typeof(Book))]
public partial class Item
{
    public string? Title { get; set; }
}

[HessianType("com.acme.Book")]
public sealed partial class Book : Item
{
    public int Pages { get; set; }
}

[HessianType("com.acme.OutOfStockException")]
public sealed partial class OutOfStockException(string? message, int missing, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int Missing { get; } = missing;
}

public sealed class Shop : IShop
{
    // What has lost its class on the way is not a Book.
    public Task<Item> FindAsync(Item item) => Task.FromResult(Stamp(item));

    public Task<Dictionary<string, object>> FillAsync(Dictionary<string, object> basket) =>
        Task.FromResult(new Dictionary<string, object> { ["first"] = Stamp(basket["first"]) });

    public Task BuyAsync(string title) => throw new OutOfStockException(title, 2);

    private static Item Stamp(object item) =>
        item is Book book ? new Book { Title = $"{book.Title}!", Pages = book.Pages + 1 } : new Item();
}
