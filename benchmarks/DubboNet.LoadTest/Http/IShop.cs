using System.Text.Json.Serialization;

namespace DubboNet.LoadTest.Http;

/// <summary>Declares the service that HTTP endpoints call.</summary>
[DubboService("com.acme.Shop")]
internal partial interface IShop
{
    Task<string> EchoAsync(string text, CancellationToken cancellationToken = default);

    Task<Order> GetOrderAsync(long id, CancellationToken cancellationToken = default);

    Task<byte[]> BytesAsync(byte[] content, CancellationToken cancellationToken = default);
}

[HessianType("com.acme.Order")]
internal sealed partial class Order
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public int Count { get; set; }

    public bool IsPaid { get; set; }

    public double Weight { get; set; }

    public decimal Price { get; set; }

    public DateTimeOffset Placed { get; set; }

    public List<string>? Tags { get; set; }

    public List<OrderLine>? Lines { get; set; }
}

[HessianType("com.acme.OrderLine")]
internal sealed partial class OrderLine
{
    public string? Sku { get; set; }

    public int Count { get; set; }

    public decimal Price { get; set; }
}

internal sealed class Shop : IShop
{
    public Task<string> EchoAsync(string text, CancellationToken cancellationToken) => Task.FromResult(text);

    public Task<Order> GetOrderAsync(long id, CancellationToken cancellationToken) => Task.FromResult(new Order
    {
        Id = id,
        Name = LoadArguments.Name,
        Count = 3,
        IsPaid = true,
        Weight = 1.25,
        Price = 19.90m,
        Placed = DateTimeOffset.UnixEpoch,
        Tags = ["new", "gift"],
        Lines = [new OrderLine { Sku = "A-1", Count = 1, Price = 9.90m }, new OrderLine { Sku = "B-2", Count = 2, Price = 5m }],
    });

    public Task<byte[]> BytesAsync(byte[] content, CancellationToken cancellationToken) => Task.FromResult(content);
}

internal sealed record EchoRequest(string Text);

internal sealed record OrderRequest(long Id);

internal sealed record BytesRequest(byte[] Content);

/// <summary>Converts the types of endpoints that are written by hand.</summary>
[JsonSerializable(typeof(EchoRequest))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(BytesRequest))]
[JsonSerializable(typeof(Order))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ShopJson : JsonSerializerContext;
