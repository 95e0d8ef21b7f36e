namespace DubboNet.Java;

/// <summary>The base class of types as Java code writes them, with type arguments.</summary>
public abstract class JavaType
{
    private protected JavaType()
    {
    }

    /// <summary>Returns the type as Java code writes it, with binary names of classes.</summary>
    public abstract override string ToString();
}
