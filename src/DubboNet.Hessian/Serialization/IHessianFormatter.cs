namespace DubboNet.Hessian;

/// <summary>
/// Reads and writes values of one declared type. Formatters are stateless, safe for use on any number of threads, and can be composed. They
/// are never looked up by reflection.
/// </summary>
public interface IHessianFormatter<T>
{
    /// <summary>Writes one value.</summary>
    void Write(ref HessianWriter writer, T? value);

    /// <summary>Reads one value. Returns null only if <typeparamref name="T"/> allows it.</summary>
    T? Read(ref HessianReader reader);
}
