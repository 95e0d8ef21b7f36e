using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>Represents resolvers in the order in which they are queried. The last one contains Java's own classes.</summary>
internal sealed class TypeChain : IHessianTypeResolver
{
    private readonly IHessianTypeResolver[] _resolvers;

    private TypeChain(IHessianTypeResolver[] resolvers) => _resolvers = resolvers;

    /// <summary>Gets the chain with only Java's own classes.</summary>
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
    /// Finds the formatter of a Java class name. The formatter of an enum is also found by the name of a constant with a body
    /// (<c>com.acme.Op$1</c>).
    /// </summary>
    public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        formatter = FindNamed(className) ?? FindEnum(className);
        return formatter is not null;
    }

    public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        formatter = Find(type, static (resolver, type) => resolver.TryGet(type, out HessianClassFormatter? found) ? found : null);
        return formatter is not null;
    }

    public bool TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        formatter = Find(
            javaType, static (resolver, name) => resolver.TryGetComponent(name, out HessianClassFormatter? found) ? found : null);
        return formatter is not null;
    }

    private HessianClassFormatter? FindNamed(string className) =>
        Find(className, static (resolver, name) => resolver.TryGet(name, out HessianClassFormatter? found) ? found : null);

    /// <summary>Returns the result of the first resolver that knows the key.</summary>
    private HessianClassFormatter? Find<TKey>(TKey key, Func<IHessianTypeResolver, TKey, HessianClassFormatter?> get)
    {
        foreach (IHessianTypeResolver resolver in _resolvers)
        {
            if (get(resolver, key) is { } formatter)
                return formatter;
        }

        return null;
    }

    private HessianClassFormatter? FindEnum(string className)
    {
        ReadOnlySpan<char> name = className.AsSpan().TrimEnd("0123456789");
        bool isInner = name.Length < className.Length && name is [.., '$'];
        return isInner && FindNamed(name[..^1].ToString()) is { Type.IsEnum: true } outer ? outer : null;
    }
}
