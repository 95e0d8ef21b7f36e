namespace DubboNet.AspNetCore.Tests.OpenApi;

/// <summary>Keeps <see cref="Product"/> objects.</summary>
[DubboService("com.acme.Catalog")]
[DubboThrows(typeof(ClosedException))]
internal partial interface ICatalog
{
    /// <summary>Finds a product by its
    /// <paramref name="code"/>.</summary>
    /// <param name="code">The code &amp; its "check" digit.</param>
    /// <param name="kinds">The kinds to search.</param>
    /// <returns>The product, or <see langword="null"/>.</returns>
    /// <exception cref="MissingException">The catalog has <c>no</c> such product.</exception>
    [DubboMethod(Safe = true)]
    [DubboThrows(typeof(MissingException))]
    Task<Product?> FindAsync(string code, IList<Kind>? kinds = null);

    Task<Product> EchoAsync(Product product);

    [DubboThrows("java.io.IOException")]
    Task<Dictionary<string, List<long?>>> CountAsync(Dictionary<Point, string> names, int? least);

    Task<Shape> DrawAsync(Shape shape);

    Task<Box<Product>> PackAsync(Box<Product> box);

    Task<object?> AnyAsync(object? value);

    Task CloseAsync();
}

/// <summary>A thing to sell.</summary>
[HessianType("com.acme.Product")]
internal sealed partial record Product
{
    /// <summary>The code.</summary>
    public string Code { get; init; } = "";

    public bool Active { get; init; }

    public bool? Known { get; init; }

    public sbyte Tiny { get; init; }

    public short Small { get; init; }

    public int Count { get; init; }

    public int? Least { get; init; }

    public long Number { get; init; }

    public double Ratio { get; init; }

    public decimal? Price { get; init; }

    public System.Numerics.BigInteger? Big { get; init; }

    public char Letter { get; init; } = 'a';

    public DateTimeOffset? Made { get; init; }

    [JavaType("java.time.LocalDate")]
    public DateOnly? Sold { get; init; }

    [JavaType("java.time.LocalTime")]
    public TimeOnly? Opens { get; init; }

    [JavaType("java.time.LocalDateTime")]
    public DateTime? Closed { get; init; }

    [JavaType("java.time.Duration")]
    public TimeSpan? Lasts { get; init; }

    public Guid? Id { get; init; }

    public byte[]? Photo { get; init; }

    /// <summary>The kind.</summary>
    public Kind Kind { get; init; }

    public Kind? Other { get; init; }

    public List<string?>? Tags { get; init; }

    public int[]? Sizes { get; init; }

    public Dictionary<int, string>? ByNumber { get; init; }

    public Dictionary<Kind, Point>? ByKind { get; init; }

    public Dictionary<Point, string>? ByPoint { get; init; }

    public Product? Parent { get; init; }

    public Shape? Shape { get; init; }
}

/// <summary>What a product is.</summary>
[HessianType("com.acme.Kind")]
internal enum Kind
{
    /// <summary>For eating.</summary>
    Food,
    BigTool,
}

[HessianType("com.acme.Point")]
internal sealed partial record Point
{
    public int X { get; init; }

    public int Y { get; init; }
}

[HessianType("com.acme.Shape")]
[HessianSubtype(typeof(Circle))]
[HessianSubtype(typeof(Square))]
internal abstract record Shape
{
    public string? Name { get; init; }
}

[HessianType("com.acme.Circle")]
internal sealed partial record Circle : Shape
{
    public int Radius { get; init; }
}

[HessianType("com.acme.Square")]
internal sealed partial record Square : Shape
{
    public int Side { get; init; }
}

[HessianType("com.acme.Box")]
internal sealed partial class Box<T>
{
    public List<T>? Items { get; set; }

    public Dictionary<string, T>? Named { get; set; }
}

[HessianType("com.acme.MissingException")]
internal sealed partial class MissingException(string? message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The catalog is closed.</summary>
[HessianType("com.acme.ClosedException")]
internal sealed partial class ClosedException(string? message, Exception? innerException = null) : Exception(message, innerException);
