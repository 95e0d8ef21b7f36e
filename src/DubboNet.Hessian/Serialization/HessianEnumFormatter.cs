using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a Java enum as an object with the name of the constant. Ordinals are never sent. Java constants are singletons, so further
/// occurrences of a constant in a message are written as references, as Java does.
/// </summary>
public sealed class HessianEnumFormatter<TEnum> : HessianClassFormatter<TEnum>
    where TEnum : struct, Enum
{
    private const int MaxDense = 64;

    private readonly Dictionary<TEnum, (object Box, string Name)> _byValue = [];

    /// <summary>The constants with small values, which most are, indexed by value.</summary>
    private readonly (object? Box, string Name)[] _dense = new (object?, string)[MaxDense];

    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);
    private readonly TEnum? _fallback;

    /// <summary>Initializes a formatter with the Java names of the constants.</summary>
    /// <param name="className">The binary name of the Java enum, also for constants with a body.</param>
    /// <param name="constants">The value and the Java name of each constant.</param>
    /// <param name="fallback">The value that replaces unknown constants. The default is null, which makes them an error.</param>
    public HessianEnumFormatter(string className, IEnumerable<(TEnum Value, string Name)> constants, TEnum? fallback = null)
        : base(new ClassDefinition(className, "name"))
    {
        _fallback = fallback;
        foreach ((TEnum value, string name) in constants)
        {
            object box = value;
            _byValue.Add(value, (box, name));
            if (Number(value) < MaxDense)
                _dense[Number(value)] = (box, name);
            _byName.Add(name, box);
        }
    }

    internal override void WriteInstance(ref HessianWriter writer, TEnum value)
    {
        (object box, string name) = Find(value);
        if (writer.TryWriteReference(box))
            return;
        writer.WriteObjectStart(Definition);
        writer.WriteString(name);
        writer.WriteObjectEnd();
    }

    /// <inheritdoc/>
    protected override void WriteFields(ref HessianWriter writer, TEnum value) => writer.WriteString(Find(value).Name);

    /// <inheritdoc/>
    protected override TEnum ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        string? name = null;
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field == 0)
                name = reader.ReadSharedString();
            else
                reader.Skip();
        }

        if (name is null || !_byName.TryGetValue(name, out object? box))
        {
            box = _fallback ?? throw new HessianException(
                $"{CSharpName.GetDisplayName(typeof(TEnum))} has no constant of this name: add it, or mark the constant that "
                    + "stands for unknown ones with [HessianFallback]",
                start, $"a constant of {Definition.ClassName}", HessianException.Excerpt(name));
        }

        reader.SetReference(fields, box);
        return (TEnum)box;
    }

    /// <inheritdoc/>
    internal override bool IsNamed(string className) =>
        base.IsNamed(className)
            || (
                className.StartsWith(Definition.ClassName, StringComparison.Ordinal)
                    && className.AsSpan(Definition.ClassName.Length) is ['$', ..]);

    internal override bool TryConvert(string text, out TEnum value)
    {
        bool isKnown = _byName.TryGetValue(text, out object? box);
        value = isKnown ? (TEnum)box! : _fallback.GetValueOrDefault();
        return isKnown || _fallback is not null;
    }

    private (object Box, string Name) Find(TEnum value)
    {
        ulong number = Number(value);
        if (number < MaxDense && _dense[number] is { Box: { } box, Name: var name })
            return (box, name);
        return _byValue.TryGetValue(value, out (object Box, string Name) constant)
            ? constant
            : throw new HessianException(
                $"{CSharpName.GetDisplayName(typeof(TEnum))} has no constant for the value {value}, so Java has no name for it.");
    }

    private static ulong Number(TEnum value) => Unsafe.SizeOf<TEnum>() switch
    {
        sizeof(byte) => Unsafe.BitCast<TEnum, byte>(value),
        sizeof(ushort) => Unsafe.BitCast<TEnum, ushort>(value),
        sizeof(uint) => Unsafe.BitCast<TEnum, uint>(value),
        _ => Unsafe.BitCast<TEnum, ulong>(value),
    };
}
