namespace DubboNet.Java;

/// <summary>Specifies where a class or a member can be used.</summary>
public enum JavaVisibility
{
    /// <summary>In the class around it only.</summary>
    Private,

    /// <summary>In the same package, which needs no keyword in Java.</summary>
    Package,

    /// <summary>In the same package and in subclasses.</summary>
    Protected,

    /// <summary>Everywhere.</summary>
    Public,
}
