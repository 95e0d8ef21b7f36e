using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// Finds the formatters of classes. Readers look them up by Java name, and writers by CLR type. Implementations must be thread-safe.
/// </summary>
/// <remarks>
/// The result for a class or type must never change, because readers cache it. Java names come from the peer, so use them only as keys into
/// known types.
/// </remarks>
public interface IHessianTypeResolver
{
    /// <summary>Finds the formatter of a Java class.</summary>
    /// <returns>Whether this resolver knows the class. If it does not, the next one is queried.</returns>
    bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter);

    /// <summary>Finds the formatter of a CLR type.</summary>
    /// <returns>Whether this resolver knows the type. If it does not, the next one is queried.</returns>
    bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter);

    /// <summary>Finds the formatter of the class that is the component in the name of an array type.</summary>
    internal bool TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        TryGet(javaType, out formatter);
}
