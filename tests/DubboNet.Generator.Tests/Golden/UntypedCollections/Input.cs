using System.Collections;
using DubboNet;

namespace Acme.Shop;

[HessianType("com.acme.shop.Anything")]
public sealed partial class Anything
{
    public IEnumerable? Items { get; set; }

    public IList? Ordered { get; set; }

    public IDictionary? Entries { get; set; }
}
