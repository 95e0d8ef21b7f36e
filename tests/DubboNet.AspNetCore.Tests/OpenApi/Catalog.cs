namespace DubboNet.AspNetCore.Tests.OpenApi;

/// <summary>The service of the documents' tests.</summary>
internal sealed class Catalog : ICatalog
{
    public Task<Product?> FindAsync(string code, IList<Kind>? kinds) => code switch
    {
        "none" => Task.FromResult<Product?>(null),
        "missing" => throw new MissingException("There is none."),
        "closed" => throw new ClosedException("It is closed."),
        _ => Task.FromResult<Product?>(new Product
        {
            Code = code,
            Number = long.MaxValue,
            Ratio = double.PositiveInfinity,
            Price = 79228162514264337593543950335m,
            Kind = kinds is [.., var last] ? last : Kind.Food,
        }),
    };

    public Task<Product> EchoAsync(Product product) => Task.FromResult(product);

    public Task<Dictionary<string, List<long?>>> CountAsync(Dictionary<Point, string> names, int? least) =>
        Task.FromResult(names.ToDictionary(name => name.Value, name => new List<long?> { name.Key.X, long.MinValue, least }));

    public Task<Shape> DrawAsync(Shape shape) => Task.FromResult(shape);

    public Task<Box<Product>> PackAsync(Box<Product> box) => Task.FromResult(box);

    public Task<object?> AnyAsync(object? value) => Task.FromResult(value);

    public Task CloseAsync() => Task.CompletedTask;
}
