namespace DubboNet;

/// <summary>
/// Says of a parameter that is called back what its type does not. A parameter whose type is a contract is a callback without it. A delegate needs the names of
/// the Java interface and of its method: <c>[DubboCallback("com.acme.Listener", "changed")] Func&lt;string, Task&gt; listener</c>.
/// </summary>
/// <param name="javaInterface">The full name of the Java interface that a delegate stands for; null for a contract, which names its own.</param>
/// <param name="javaMethod">The name of its method; null for a contract.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DubboCallbackAttribute(string? javaInterface = null, string? javaMethod = null) : Attribute
{
    /// <summary>The full name of the Java interface that a delegate stands for.</summary>
    public string? JavaInterface { get; } = javaInterface;

    /// <summary>The name of its method.</summary>
    public string? JavaMethod { get; } = javaMethod;

    /// <summary>
    /// Whether what is passed is not to be called any more: the parameter of <c>removeListener</c>, where <c>addListener</c> has handed it over. The provider's
    /// handler gets the object that it was given then, or null (Java: <c>callback=false</c>). Default false.
    /// </summary>
    public bool Releases { get; init; }
}
