using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Limits the text of an object whose parts it has several times. JSON has no references, so each place gets its copy: a few bytes of
/// references to references would become a text without end.
/// </summary>
internal sealed class SharedParts(Utf8JsonWriter writer)
{
    /// <summary>The copies may be this many times what is written once, and a mebibyte longer.</summary>
    private const int MaxExpansion = 16;

    private const long Mebibyte = 1024 * 1024;

    private readonly HashSet<object> _known = new(ReferenceEqualityComparer.Instance);
    private long _copied;
    private long _copyStart;
    private int _copyDepth;

    private long Length => writer.BytesCommitted + writer.BytesPending;

    /// <summary>A part begins. Returns whether it has been written before, which <see cref="Leave"/> wants to know.</summary>
    /// <exception cref="HessianException">The copies are too long.</exception>
    public bool Enter(object part)
    {
        long copied = _copied + (_copyDepth > 0 ? Length - _copyStart : 0);
        if (copied > Mebibyte + (MaxExpansion * (Length - copied)))
        {
            throw new HessianException(
                $"The object refers to parts of it so often that its JSON would be more than {MaxExpansion} times "
                + "as long as with each part once.");
        }

        bool isRepeated = !_known.Add(part);
        if (isRepeated && _copyDepth++ == 0)
            _copyStart = Length;
        return isRepeated;
    }

    /// <summary>A part ends.</summary>
    public void Leave(bool isRepeated)
    {
        if (isRepeated && --_copyDepth == 0)
            _copied += Length - _copyStart;
    }
}
