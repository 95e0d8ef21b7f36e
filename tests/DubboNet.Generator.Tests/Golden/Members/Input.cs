using DubboNet;
using DubboNet.Hessian;

namespace Acme.Shop;

/// <summary>Which members travel, under which names, as which Java types.</summary>
public static partial class Shop
{
    [HessianType("com.acme.shop.Shop$Item")]
    public partial class Item : IHessianExtensible
    {
        [HessianField("sku")]
        public string? Number { get; set; }

        public int Count;

        [HessianIgnore]
        public int Cached { get; set; }

        [HessianField]
        private string? _secret;

        public string? Secret() => _secret ?? (_secret = "s");

        [JavaType("java.time.Instant")]
        public DateTimeOffset Added { get; set; }

        [JavaType("java.util.LinkedHashMap<java.lang.String, java.time.LocalDateTime>")]
        public Dictionary<string, DateTime>? History { get; set; }

        public int @class { get; set; }

        public object? Value { get; set; }

        [HessianIgnore]
        public IList<KeyValuePair<string, object?>>? UnknownFields { get; set; }
    }
}
