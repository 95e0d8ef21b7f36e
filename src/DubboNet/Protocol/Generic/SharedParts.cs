using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Limits the length of JSON text for an object that contains the same parts several times. JSON has no references, so every occurrence is
/// written as a copy. Without a limit, a few bytes of references to references would expand to an enormous text.
/// </summary>
internal sealed class SharedParts(Utf8JsonWriter writer)
{
    /// <summary>The maximum ratio of the copies to the text that is written once. The copies can exceed it by one mebibyte.</summary>
    private const int MaxExpansion = 16;

    private const long Mebibyte = 1024 * 1024;

    private readonly HashSet<object> _known = new(ReferenceEqualityComparer.Instance);
    private long _copied;
    private long _copyStart;
    private int _copyDepth;

    private long Length => writer.BytesCommitted + writer.BytesPending;

    /// <summary>Begins a part. Returns whether it has been written before, which the caller passes to <see cref="Leave"/>.</summary>
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

    /// <summary>Ends a part.</summary>
    public void Leave(bool isRepeated)
    {
        if (isRepeated && --_copyDepth == 0)
            _copied += Length - _copyStart;
    }
}
