namespace DubboNet;

/// <summary>
/// Makes a partial interface the contract of a Java interface: the source generator adds its client and what hosts it. Its methods return <see cref="Task"/> or
/// <see cref="ValueTask"/>; methods with a body are the interface's own and do not travel.
/// </summary>
/// <param name="javaInterface">The full name of the Java interface.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DubboServiceAttribute(string javaInterface) : Attribute
{
    /// <summary>The full name of the Java interface.</summary>
    public string JavaInterface { get; } = javaInterface;

    /// <summary>The version under which it is exported. Default: none.</summary>
    public string? Version { get; init; }

    /// <summary>The group in which it is exported. Default: none.</summary>
    public string? Group { get; init; }

    /// <summary>The path of the provider's URL, if it is another than the interface name.</summary>
    public string? Path { get; init; }

    /// <summary>How long calls may take that say nothing themselves. Default: what the channel says.</summary>
    public int TimeoutMilliseconds { get; init; }
}
