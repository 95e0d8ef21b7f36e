namespace DubboNet;

/// <summary>
/// Specifies the details of a contract's method that its declaration does not. By default, the Java name is that of the C# method in camel
/// case without <c>Async</c>, and the Java parameters correspond to the C# types.
/// </summary>
/// <param name="javaName">The Java name, or null for the default name.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DubboMethodAttribute(string? javaName = null) : Attribute
{
    /// <summary>Gets the Java name, or null for the default name.</summary>
    public string? JavaName { get; } = javaName;

    /// <summary>
    /// Gets the declared Java parameter types, such as <c>int</c> and <c>java.util.ArrayList</c>, one for each argument. Java looks up the
    /// method by these types. The <c>JavaType</c> of a parameter then only specifies how its argument is encoded. By default, the types
    /// correspond to the C# types.
    /// </summary>
    public string[]? ParameterTypes { get; init; }

    /// <summary>
    /// Gets the timeout, in milliseconds, of calls that do not specify their own. By default, the timeout of the service applies, or else
    /// that of the channel.
    /// </summary>
    public int TimeoutMilliseconds { get; init; }

    /// <summary>
    /// Gets a value indicating whether running a call twice is harmless. Such a call can be retried at another provider even if the first
    /// one may have run it. The default is false.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>
    /// Gets a value indicating whether the method only reads. HTTP endpoints of the contract then accept GET, whose responses browsers and
    /// proxies can store. A safe method is also idempotent. The default is false.
    /// </summary>
    public bool Safe { get; init; }

    /// <summary>
    /// Gets a value indicating whether calls do not wait for a response. The task completes when the call is handed to the socket.
    /// Supported for methods without a result. The default is false.
    /// </summary>
    public bool OneWay { get; init; }
}
