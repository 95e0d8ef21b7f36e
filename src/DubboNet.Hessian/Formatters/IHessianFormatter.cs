namespace DubboNet.Hessian;

/// <summary>
/// Carries values of one declared type. Formatters are stateless and safe for any number of threads; they compose, and nothing looks them up by
/// reflection.
/// </summary>
public interface IHessianFormatter<T>
{
    /// <summary>Writes one value.</summary>
    void Write(ref HessianWriter writer, T? value);

    /// <summary>Reads one value; null only where <typeparamref name="T"/> allows it.</summary>
    T? Read(ref HessianReader reader);
}
