using System.Buffers;

namespace DubboNet.Protocol;

/// <summary>
/// A frame's body as one span, which is what decoders read: the received memory itself, or a pooled copy where the body lies in several segments or
/// must outlive the read. Dispose it exactly once.
/// </summary>
internal readonly struct ContiguousBody : IDisposable
{
    private readonly byte[]? _rented;
    private readonly ReadOnlyMemory<byte> _memory;

    private ContiguousBody(ReadOnlyMemory<byte> memory, byte[]? rented)
    {
        _memory = memory;
        _rented = rented;
    }

    public ReadOnlyMemory<byte> Memory => _memory;

    public ReadOnlySpan<byte> Span => _memory.Span;

    /// <summary>The body in place if it can be; valid until the reader that gave it moves on.</summary>
    public static ContiguousBody Borrow(in ReadOnlySequence<byte> body) => body.IsSingleSegment ? new(body.First, null) : Copy(body);

    /// <summary>A copy that is valid until it is disposed of.</summary>
    public static ContiguousBody Copy(in ReadOnlySequence<byte> body)
    {
        int length = checked((int)body.Length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        PoolWatch.Rented(rented);
        body.CopyTo(rented);
        return new(rented.AsMemory(0, length), rented);
    }

    /// <summary>A copy that is valid until it is disposed of.</summary>
    public static ContiguousBody Copy(ReadOnlySpan<byte> body)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(body.Length);
        PoolWatch.Rented(rented);
        body.CopyTo(rented);
        return new(rented.AsMemory(0, body.Length), rented);
    }

    public void Dispose()
    {
        if (_rented is null)
            return;
        PoolWatch.Returned(_rented);
        ArrayPool<byte>.Shared.Return(_rented);
    }
}
