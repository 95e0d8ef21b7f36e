using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// Represents an immutable table of formatters by Java class name and by CLR type. It is safe for use on any number of threads. A name on
/// the wire is only a key into this table, and is never passed to <c>Type.GetType</c>.
/// </summary>
public sealed class HessianTypeRegistry : IHessianTypeResolver
{
    private readonly FrozenDictionary<string, HessianClassFormatter> _byName;
    private readonly FrozenDictionary<Type, HessianClassFormatter> _byType;
    private readonly FrozenDictionary<string, HessianClassFormatter> _byComponent;

    private HessianTypeRegistry(ReadOnlySpan<HessianClassFormatter> formatters)
    {
        var byName = new Dictionary<string, HessianClassFormatter>(StringComparer.Ordinal);
        var byType = new Dictionary<Type, HessianClassFormatter>();
        foreach (HessianClassFormatter formatter in formatters)
        {
            if (formatter.Role.HasFlag(RegistryRole.ByName) && !byName.TryAdd(formatter.Definition.ClassName, formatter))
                throw new ArgumentException($"The Java class {formatter.Definition.ClassName} is registered twice.", nameof(formatters));
            if (formatter.Role.HasFlag(RegistryRole.ByType) && !byType.TryAdd(formatter.Type, formatter))
                throw new ArgumentException($"The type {formatter.Type} is registered twice.", nameof(formatters));
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _byType = byType.ToFrozenDictionary();
        _byComponent = formatters.ToArray()
            .Where(formatter => formatter.Role.HasFlag(RegistryRole.ByType) && byName.ContainsKey(formatter.Definition.ClassName))
            .GroupBy(formatter => formatter.ArrayComponent, StringComparer.Ordinal)
            .ToFrozenDictionary(sameClass => sameClass.Key, sameClass => sameClass.Last(), StringComparer.Ordinal);
    }

    /// <summary>Gets the classes of the Java library that every reader knows.</summary>
    public static HessianTypeRegistry BuiltIn { get; } = new([.. BuiltInTypes.Java.Classes()]);

    /// <summary>Creates a registry of the given classes only. <see cref="HessianOptions.Types"/> adds Java's own classes.</summary>
    /// <exception cref="ArgumentException">Two formatters have the same Java class or the same CLR type.</exception>
    public static HessianTypeRegistry Create(params ReadOnlySpan<HessianClassFormatter> formatters) => new(formatters);

    /// <inheritdoc/>
    public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        _byName.TryGetValue(className, out formatter);

    /// <inheritdoc/>
    public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter) => _byType.TryGetValue(type, out formatter);

    bool IHessianTypeResolver.TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        _byComponent.TryGetValue(javaType, out formatter);
}
