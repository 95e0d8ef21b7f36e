using DubboNet;

namespace Acme.Pricing;

/// <summary>Represents the price of an article.</summary>
/// <param name="Sku">The number of the article.</param>
/// <param name="Amount">The amount.</param>
/// <param name="ValidFrom">The begin of its validity.</param>
[HessianType("com.acme.pricing.Price")]
public sealed partial record Price(string Sku, decimal Amount, [JavaType("java.time.Instant")] DateTimeOffset? ValidFrom)
{
    /// <summary>Gets or sets a value indicating whether the price is net.</summary>
    public bool IsNet { get; set; }

    public bool? Reduced { get; set; }

    public Region? Region { get; set; }

    [HessianField("c")]
    public string? Currency { get; init; }

    [HessianIgnore]
    public string? Note { get; set; }

    public string Text => $"{Sku}: {Amount}";
}

/// <summary>Is the base class of stored objects, which has no Java class.</summary>
public abstract class Stored
{
    /// <summary>Gets or sets the time of the last change.</summary>
    [JavaType("java.time.Instant")]
    public DateTimeOffset? Changed { get; set; }

    public virtual string? Owner { get; set; }
}

/// <summary>Is an object with an id.</summary>
[HessianType("com.acme.common.Entity")]
[HessianSubtype(typeof(Product))]
public abstract partial class Entity : Stored
{
    public long Id { get; set; }

    public string? Label { get; set; }
}

/// <summary>Represents a product.</summary>
[HessianType("com.acme.pricing.Product")]
public partial class Product : Entity
{
    public override string? Owner { get; set; }

    public new int Label { get; set; }

    public List<Line>? Lines { get; set; }

    public Dictionary<Region, string?[]>? Names { get; set; }

    [HessianField("secret")]
    private string? Hidden { get; set; }

    public int Class { get; set; }

    /// <summary>Represents a line of a product.</summary>
    [HessianType("com.acme.pricing.Product$Line")]
    public sealed partial class Line
    {
        [HessianField]
        internal KeyValuePair<string, int>? _entry;

        public int Position { get; set; }
    }
}

/// <summary>Represents a page of a result.</summary>
/// <typeparam name="T">The items.</typeparam>
[HessianType("com.acme.common.Page")]
public sealed partial class Page<T>
{
    public List<T>? Items { get; set; }

    public T? First { get; set; }

    public T[]? Others { get; set; }

    public Page<T>? Next { get; set; }
}

[HessianType("com.acme.pricing.Query")]
public readonly partial record struct Query(string? Text, int Limit, float Weight, char Separator);

/// <summary>Represents a region.</summary>
[HessianType("com.acme.pricing.Region")]
public enum Region
{
    /// <summary>Stands for regions that are not known here.</summary>
    [HessianFallback]
    Unknown,

    /// <summary>The north.</summary>
    North,

    SouthEast,

    [HessianField("WESTERN")]
    West,

    Occident = West,
}

[HessianType("com.acme.pricing.LegacyPrice")]
[Obsolete("Use Price.")]
public sealed partial class LegacyPrice
{
    public double Amount { get; set; }

    [Obsolete("It is always EUR.")]
    public string? Currency { get; set; }
}

/// <summary>Is thrown for all that goes wrong.</summary>
[HessianType("com.acme.pricing.PricingException")]
public partial class PricingException(string? message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Is thrown for an article that does not exist.</summary>
[HessianType("com.acme.pricing.UnknownArticleException")]
public sealed partial class UnknownArticleException(string? message, string? sku, Exception? innerException = null)
    : PricingException(message, innerException)
{
    public string? Sku { get; } = sku;
}
