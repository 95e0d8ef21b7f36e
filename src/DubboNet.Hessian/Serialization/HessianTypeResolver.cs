namespace DubboNet.Hessian;

/// <summary>Combines resolvers.</summary>
public static class HessianTypeResolver
{
    /// <summary>
    /// Creates a resolver that queries the given ones in turn. The first one that knows a class or a type decides. Java's own classes come
    /// last.
    /// </summary>
    public static IHessianTypeResolver Combine(params ReadOnlySpan<IHessianTypeResolver> resolvers) => TypeChain.Create(resolvers);
}
