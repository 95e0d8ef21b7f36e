namespace DubboNet;

/// <summary>
/// A parameter whose argument stays with the consumer: null travels in its place, and the provider gets something that calls the consumer over the connection
/// of the call (<c>CallbackServiceCodec</c>, W45). Contracts describe theirs by themselves; see <see cref="DubboCallbackAttribute"/>.
/// </summary>
public abstract class CallbackParameter
{
    private protected CallbackParameter(int index, string javaInterface, bool releases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentException.ThrowIfNullOrEmpty(javaInterface);
        Index = index;
        JavaInterface = javaInterface;
        Releases = releases;
    }

    /// <summary>Its place among the Java method's parameters, from 0.</summary>
    public int Index { get; }

    /// <summary>The full name of the Java interface that is called back.</summary>
    public string JavaInterface { get; }

    /// <summary>Whether what is passed here is not to be called any more, where other parameters hand it over.</summary>
    public bool Releases { get; }
}
