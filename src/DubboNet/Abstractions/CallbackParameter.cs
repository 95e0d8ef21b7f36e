namespace DubboNet;

/// <summary>
/// Describes a parameter whose argument stays with the consumer. Null is sent in its place. The provider gets an object that calls the
/// consumer over the connection of the call (<c>CallbackServiceCodec</c>, W45). The generated code of a contract describes its callback
/// parameters, whose details a <see cref="DubboCallbackAttribute"/> specifies.
/// </summary>
public sealed class CallbackParameter
{
    internal CallbackParameter(int index, string javaInterface, bool releases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentException.ThrowIfNullOrEmpty(javaInterface);
        Index = index;
        JavaInterface = javaInterface;
        Releases = releases;
    }

    /// <summary>Gets the index of the parameter in the Java method, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the full name of the Java interface that is called back.</summary>
    public string JavaInterface { get; }

    /// <summary>
    /// Gets a value indicating whether the parameter releases a callback, so that it is not called any more. Other parameters pass
    /// callbacks to the provider.
    /// </summary>
    public bool Releases { get; }
}
