using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>Resolvers in the order in which they are asked. The last one has Java's own classes.</summary>
internal sealed class TypeChain : IHessianTypeResolver
{
    private readonly IHessianTypeResolver[] _resolvers;

    private TypeChain(IHessianTypeResolver[] resolvers) => _resolvers = resolvers;

    /// <summary>Java's own classes alone.</summary>
    public static TypeChain BuiltIn { get; } = new([HessianTypeRegistry.BuiltIn]);

    public static TypeChain Create(params ReadOnlySpan<IHessianTypeResolver> resolvers)
    {
        if (resolvers is [TypeChain chain])
            return chain;
        var all = new List<IHessianTypeResolver>();
        foreach (IHessianTypeResolver resolver in resolvers)
        {
            ArgumentNullException.ThrowIfNull(resolver, nameof(resolvers));
            all.AddRange(resolver is TypeChain { _resolvers: var inner } ? inner : [resolver]);
        }

        all.RemoveAll(resolver => resolver == HessianTypeRegistry.BuiltIn);
        return all.Count == 0 ? BuiltIn : new TypeChain([.. all.Distinct(), HessianTypeRegistry.BuiltIn]);
    }

    /// <summary>
    /// Finds the formatter of a Java class name. That of an enum is also found by the name of a constant that has a body
    /// (<c>com.acme.Op$1</c>).
    /// </summary>
    public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        TryGetNamed(className, out formatter) || TryGetEnum(className, out formatter);

    public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        foreach (IHessianTypeResolver resolver in _resolvers)
        {
            if (resolver.TryGet(type, out formatter))
                return true;
        }

        formatter = null;
        return false;
    }

    public bool TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        foreach (IHessianTypeResolver resolver in _resolvers)
        {
            if (resolver.TryGetComponent(javaType, out formatter))
                return true;
        }

        formatter = null;
        return false;
    }

    private bool TryGetNamed(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        foreach (IHessianTypeResolver resolver in _resolvers)
        {
            if (resolver.TryGet(className, out formatter))
                return true;
        }

        formatter = null;
        return false;
    }

    private bool TryGetEnum(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        ReadOnlySpan<char> name = className.AsSpan().TrimEnd("0123456789");
        HessianClassFormatter? outer = null;
        bool isInner = name.Length < className.Length && name is [.., '$'] && TryGetNamed(name[..^1].ToString(), out outer);
        formatter = isInner && outer!.Type.IsEnum ? outer : null;
        return formatter is not null;
    }
}
