namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>The contract of the provider that the mistakes call.</summary>
[DubboService("com.acme.OrderService")]
internal partial interface IOrderService
{
    Task<string?> QueryAsync(long id, DubboCallOptions options = default);

    Task<int> SaveAsync(Order? order);

    Task<OrderStage> MoveAsync(OrderStage stage);

    Task FailAsync(string kind);
}

/// <summary>The same service, declared by a consumer that did not look at the Java interface.</summary>
[DubboService("com.acme.OrderService")]
internal partial interface IWrongOrderService
{
    Task<string?> QueryAsync(int id);

    Task<string?> QuerryAsync(long id);

    Task<OtherStage> MoveAsync([JavaType("com.acme.OrderStage")] OtherStage stage);
}

/// <summary>Declares a result type for each mistake. The provider returns a value that does not fit.</summary>
[DubboService("com.acme.ResultService")]
internal partial interface IResultService
{
    Task<Page?> PageAsync(string what);

    Task<int> CountAsync(string what);

    Task<OrderStage> StageAsync(string what);

    Task<string?> TextAsync(string what);

    Task<Dictionary<string, int>?> MapAsync(string what);

    Task<object?> SendAsync(object? value);

    Task<object?> DrawAsync(Shape? shape);

    Task<object?> PlanAsync(DateTime at);
}

[HessianType("com.acme.Order")]
internal sealed partial class Order
{
    public long Id { get; set; }

    public OrderStage Stage { get; set; }
}

[HessianType("com.acme.OrderStage")]
internal enum OrderStage
{
    New,
    Paid,
}

[HessianType("com.acme.OtherStage")]
internal enum OtherStage
{
    New,
    Cancelled,
}

[HessianType("com.acme.Page")]
internal sealed partial class Page
{
    public List<Line>? Items { get; set; }
}

[HessianType("com.acme.Line")]
internal sealed partial class Line
{
    public decimal Price { get; set; }

    public int Count { get; set; }
}

[HessianType("com.acme.Shape")]
internal partial class Shape
{
    public string? Name { get; set; }
}

// Shape does not list this class, which is the mistake.
#pragma warning disable DN0024
[HessianType("com.acme.Circle")]
internal sealed partial class Circle : Shape
{
    public double Radius { get; set; }
}
#pragma warning restore DN0024

/// <summary>A class without a Java name.</summary>
internal sealed class Customer;
