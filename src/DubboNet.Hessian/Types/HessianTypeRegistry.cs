using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// The allow-list of classes: Java names and CLR types, each with the formatter that carries it. Immutable and safe for any number of threads. A name
/// on the wire is only ever a key into this table; it never reaches <c>Type.GetType</c>.
/// </summary>
public sealed class HessianTypeRegistry
{
    private readonly FrozenDictionary<string, HessianClassFormatter> _byName;
    private readonly FrozenDictionary<Type, HessianClassFormatter> _byType;
    private readonly FrozenDictionary<string, HessianClassFormatter> _byComponent;

    private HessianTypeRegistry(IReadOnlyCollection<HessianClassFormatter> formatters)
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

        Formatters = formatters;
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _byType = byType.ToFrozenDictionary();
        _byComponent = formatters.Where(formatter => formatter.Role.HasFlag(RegistryRole.ByType) && byName.ContainsKey(formatter.Definition.ClassName))
            .GroupBy(formatter => formatter.ArrayComponent, StringComparer.Ordinal)
            .ToFrozenDictionary(sameClass => sameClass.Key, sameClass => sameClass.Last(), StringComparer.Ordinal);
    }

    /// <summary>The classes of the Java library that every reader knows.</summary>
    public static HessianTypeRegistry BuiltIn { get; } = new([
        (HessianClassFormatter)HessianFormatters.Decimal,
        (HessianClassFormatter)HessianFormatters.BigDecimal,
        (HessianClassFormatter)HessianFormatters.BigInteger,
        .. HessianFormatters.JavaTypes,
        .. UnwrappingFormatter.All,
    ]);

    private IReadOnlyCollection<HessianClassFormatter> Formatters { get; }

    /// <summary>The built-in classes and the given ones.</summary>
    /// <exception cref="ArgumentException">A Java class or a CLR type stands in it twice.</exception>
    public static HessianTypeRegistry Create(params ReadOnlySpan<HessianClassFormatter> formatters) => BuiltIn.With(formatters);

    /// <summary>A registry that holds the classes of this one and the given ones.</summary>
    /// <exception cref="ArgumentException">A Java class or a CLR type stands in it twice.</exception>
    public HessianTypeRegistry With(params ReadOnlySpan<HessianClassFormatter> formatters) => new([.. Formatters, .. formatters]);

    /// <summary>Finds the formatter of a Java class name; that of an enum also by the name of a constant that has a body (<c>com.acme.Op$1</c>).</summary>
    public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
        _byName.TryGetValue(className, out formatter) || TryGetEnum(className, out formatter);

    /// <summary>Finds the formatter of the class that an array's type names as its component.</summary>
    internal bool TryGetComponent(string javaType, [NotNullWhen(true)] out HessianClassFormatter? formatter) => _byComponent.TryGetValue(javaType, out formatter);

    private bool TryGetEnum(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter)
    {
        ReadOnlySpan<char> name = className.AsSpan().TrimEnd("0123456789");
        HessianClassFormatter? outer = null;
        bool isInner = name.Length < className.Length && name is [.., '$'] && _byName.TryGetValue(name[..^1].ToString(), out outer);
        formatter = isInner && outer!.Type.IsEnum ? outer : null;
        return formatter is not null;
    }

    /// <summary>Finds the formatter of a CLR type.</summary>
    public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter) => _byType.TryGetValue(type, out formatter);
}
