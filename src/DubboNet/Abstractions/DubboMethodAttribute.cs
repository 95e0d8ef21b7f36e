namespace DubboNet;

/// <summary>
/// Says of a contract's method what its declaration does not. Without it the Java name is that of the C# method in camel case without <c>Async</c>, and the Java
/// parameters are those that the C# types stand for.
/// </summary>
/// <param name="javaName">The Java name; null for the usual one.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DubboMethodAttribute(string? javaName = null) : Attribute
{
    /// <summary>The Java name; null for the usual one.</summary>
    public string? JavaName { get; } = javaName;

    /// <summary>
    /// The declared Java parameter types, such as <c>int</c> and <c>java.util.ArrayList</c>, one for each argument: what Java finds the method by. A parameter's own
    /// <c>JavaType</c> then says only as what it is carried. Default: what the C# types stand for.
    /// </summary>
    public string[]? ParameterTypes { get; init; }

    /// <summary>How long a call may take that says nothing itself. Default: what the service says, or else the channel.</summary>
    public int TimeoutMilliseconds { get; init; }

    /// <summary>
    /// Whether running a call twice does no harm: then it may be tried at another provider even if the first one may have run it. Default false.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether no response is awaited: the task ends when the call is handed to the socket. For methods without a result. Default false.</summary>
    public bool OneWay { get; init; }
}
