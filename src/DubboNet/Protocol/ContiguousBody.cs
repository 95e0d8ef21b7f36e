using System.Buffers;

namespace DubboNet.Protocol;

/// <summary>
/// Provides the body of a frame as one span for decoders. It is the received memory itself, or a pooled copy if the body has several
/// segments or must outlive the read. Dispose of it exactly once.
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

    /// <summary>
    /// Returns the body without copying it if it has one segment, and a copy otherwise. It is valid until the reader that provided it
    /// advances.
    /// </summary>
    public static ContiguousBody Borrow(in ReadOnlySequence<byte> body) => body.IsSingleSegment ? new(body.First, null) : Copy(body);

    /// <summary>Returns a copy that is valid until it is disposed of.</summary>
    public static ContiguousBody Copy(in ReadOnlySequence<byte> body)
    {
        int length = checked((int)body.Length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        PoolWatch.Rented(rented);
        body.CopyTo(rented);
        return new(rented.AsMemory(0, length), rented);
    }

    /// <summary>Returns a copy that is valid until it is disposed of.</summary>
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
