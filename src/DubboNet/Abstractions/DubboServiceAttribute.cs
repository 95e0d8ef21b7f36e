namespace DubboNet;

/// <summary>
/// Makes a partial interface the contract of a Java interface. The source generator adds a client and the code for hosting an
/// implementation. The methods of the contract return <see cref="Task"/> or <see cref="ValueTask"/>. Methods with a body are not part of
/// the contract and cannot be called remotely.
/// </summary>
/// <param name="javaInterface">The full name of the Java interface.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DubboServiceAttribute(string javaInterface) : Attribute
{
    /// <summary>Gets the full name of the Java interface.</summary>
    public string JavaInterface { get; } = javaInterface;

    /// <summary>Gets the version under which the service is exported. By default, there is none.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the group in which the service is exported. By default, there is none.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the path of the provider's URL, if it is not the interface name.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// Gets the timeout, in milliseconds, of calls that do not specify their own. By default, the timeout of the channel applies.
    /// </summary>
    public int TimeoutMilliseconds { get; init; }
}
