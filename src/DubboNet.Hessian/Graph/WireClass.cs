using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// A class definition as a peer wrote it. Peers repeat the same bytes in every message, so each thread keeps the last ones it met and recognises the next
/// by comparison, without parsing it. Used by one reader at a time.
/// </summary>
/// <param name="bytes">The definition as it stood in a message, behind the tag.</param>
/// <param name="definition">What the bytes say.</param>
/// <param name="types">The registry in which the name was looked up: what it holds for the name is true of that registry only.</param>
internal sealed class WireClass(byte[] bytes, ClassDefinition definition, HessianTypeRegistry types)
{
    private HessianClassFormatter? _mappedFor;
    private int[] _map = [];

    public ReadOnlySpan<byte> Bytes => bytes;

    public ClassDefinition Definition => definition;

    public HessianTypeRegistry Types => types;

    /// <summary>The formatter registered for this class name, if there is one.</summary>
    public HessianClassFormatter? Registered { get; } = types.TryGet(definition.ClassName, out HessianClassFormatter? formatter) ? formatter : null;

    /// <summary>For each wire field the formatter's own field number, or -1 where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int[] MapFor(HessianClassFormatter formatter) => _mappedFor == formatter ? _map : MapAnew(formatter);

    private int[] MapAnew(HessianClassFormatter formatter)
    {
        _mappedFor = formatter;
        return _map = formatter.MapFields(definition);
    }
}
