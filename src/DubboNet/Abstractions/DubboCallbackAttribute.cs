namespace DubboNet;

/// <summary>
/// Specifies the details of a callback parameter that its type does not. A parameter whose type is a contract is a callback without this
/// attribute. A delegate needs the names of the Java interface and of its method, as in
/// <c>[DubboCallback("com.acme.Listener", "changed")] Func&lt;string, Task&gt; listener</c>.
/// </summary>
/// <param name="javaInterface">The full name of the Java interface that a delegate implements, or null for a contract, which names its
/// own.</param>
/// <param name="javaMethod">The name of the interface's method, or null for a contract.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DubboCallbackAttribute(string? javaInterface = null, string? javaMethod = null) : Attribute
{
    /// <summary>Gets the full name of the Java interface that a delegate implements.</summary>
    public string? JavaInterface { get; } = javaInterface;

    /// <summary>Gets the name of the interface's method.</summary>
    public string? JavaMethod { get; } = javaMethod;

    /// <summary>
    /// Gets a value indicating whether the parameter releases a callback, so that it is not called any more. An example is the parameter of
    /// <c>removeListener</c> for a callback that was passed to <c>addListener</c>. The provider's handler gets the object that it received
    /// then, or null (<c>callback=false</c> in Java). The default is false.
    /// </summary>
    public bool Releases { get; init; }
}
