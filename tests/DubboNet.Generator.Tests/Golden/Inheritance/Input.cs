using DubboNet;

namespace Acme.Shop;

public abstract class Entity
{
    public long Id { get; private set; }

    public abstract string? Label { get; set; }
}

[HessianType("com.acme.shop.Person")]
[HessianSubtype(typeof(Member))]
[HessianSubtype(typeof(Guest))]
public partial class Person : Entity
{
    public override string? Label { get; set; }

    public string? Name { get; set; }

    public Person? Friend { get; set; }
}

[HessianType("com.acme.shop.Member")]
public sealed partial class Member : Person
{
    public new string? Name { get; set; }

    public Person? Sponsor { get; set; }
}

[HessianType("com.acme.shop.Guest")]
public sealed partial class Guest : Person
{
    [HessianIgnore]
    public new int Name { get; set; }
}
