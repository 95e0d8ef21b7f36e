using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// Finds the formatters of classes: by the Java name when an object is read, and by the CLR type when one is written. Used by many threads
/// at once.
/// </summary>
/// <remarks>
/// An answer must never change, because readers keep it. A Java name comes from the peer, so use it only as a key into types that you know.
/// </remarks>
public interface IHessianTypeResolver
{
    /// <summary>Finds the formatter of a Java class.</summary>
    /// <returns>Whether this resolver knows the class. If it does not, the next one is asked.</returns>
    bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter);

    /// <summary>Finds the formatter of a CLR type.</summary>
    /// <returns>Whether this resolver knows the type. If it does not, the next one is asked.</returns>
    bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter);

    /// <summary>Finds the formatter of the class that an array's type names as its component.</summary>
    internal bool TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        TryGet(javaType, out formatter);
}
