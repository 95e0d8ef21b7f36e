using DubboNet.Hessian;

namespace DubboNet.Hosting.Tests.Mistakes;

internal sealed class OrderProvider : IOrderService
{
    public async Task<string?> QueryAsync(long id, DubboCallOptions options)
    {
        if (id < 0)
            await new TaskCompletionSource().Task;
        return $"order {id}";
    }

    public Task<int> SaveAsync(Order? order) => Task.FromResult(1);

    public Task<OrderStage> MoveAsync(OrderStage stage) => Task.FromResult(stage);

    public Task FailAsync(string kind) => kind switch
    {
        "java" => throw new JavaException("com.acme.OutOfStockException", "none left"),
        _ => throw new InvalidOperationException("The sequence contains no elements"),
    };
}

/// <summary>Returns a value for each mistake that only a result shows.</summary>
internal static class Results
{
    public static object? Of(object? what) => what switch
    {
        "decimal" => Page(new HessianObject("com.acme.Line", ("price", new BigDecimal(1, -40)), ("count", 1))),
        "long" => Page(new HessianObject("com.acme.Line", ("price", 1m), ("count", 1L << 40))),
        "text" => "not a number",
        "list" => new List<object?> { 1 },
        "stage" => new HessianObject("com.acme.OrderStage", ("name", "SHIPPED")),
        "long-text" => new string('x', 2000),
        "null" => null,
        "null-key" => new Dictionary<object, object?> { [HessianNull.Key] = 1 },
        "unwritable" => new Customer(),
        _ => what,
    };

    private static HessianObject Page(HessianObject line) => new("com.acme.Page", ("items", new List<object?> { line }));
}
