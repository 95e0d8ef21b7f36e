using System.Buffers;

namespace DubboNet.Protocol;

/// <summary>
/// Collects the bytes of a frame. Only one caller uses it until it is appended to the queue of a connection, so a formatter that throws has
/// no effect on the queue. The first 16 bytes are reserved for the header. Buffers are pooled. Call <see cref="Return"/> exactly once.
/// </summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 1024;
    private const int MaxOwnSize = 64 * 1024;

    private static readonly Pool<FrameBuffer> Pool = new(capacity: 256, static () => new FrameBuffer());

    /// <summary>The array for short frames. Longer frames use a rented array.</summary>
    private byte[] _own = new byte[InitialSize];
    private byte[] _bytes;
    private int _length;

    private FrameBuffer() => _bytes = _own;

    public int BodyLength => _length - FrameHeader.Size;

    /// <summary>
    /// Gets the memory that the frame occupies, in bytes. The array grows by doubling, so this can be twice the length of the frame.
    /// </summary>
    public int Capacity => _bytes.Length;

    /// <summary>Gets the frame, which is complete after <see cref="WriteHeader"/> has been called.</summary>
    public Span<byte> Frame => _bytes.AsSpan(0, _length);

    /// <summary>Gets the frame as memory, for asynchronous writes.</summary>
    public ReadOnlyMemory<byte> FrameMemory => _bytes.AsMemory(0, _length);

    public ReadOnlySpan<byte> Body => _bytes.AsSpan(FrameHeader.Size, BodyLength);

    public static FrameBuffer Rent()
    {
        FrameBuffer buffer = Pool.Rent();
        buffer.Clear();
        return buffer;
    }

    /// <summary>Returns the buffer to the pool. The array of a frame of more than 64 KiB is returned to the shared array pool.</summary>
    public void Return()
    {
        ReturnRented();
        _bytes = _own;
        Pool.Return(this);
    }

    /// <summary>Discards the body that has been written, so that another one can be written.</summary>
    public void Clear() => _length = FrameHeader.Size;

    /// <summary>Writes the header before the body, with the body's length.</summary>
    public void WriteHeader(FrameFlags flags, byte serialization, byte status, long id) =>
        new FrameHeader(flags, serialization, status, id, BodyLength).Write(_bytes);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int sizeHint)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            Grow(sizeHint);
    }

    private void Grow(int sizeHint)
    {
        int size = Math.Max(_bytes.Length * 2, _length + sizeHint);
        byte[] larger = size <= MaxOwnSize ? new byte[size] : ArrayPool<byte>.Shared.Rent(size);
        Frame.CopyTo(larger);
        ReturnRented();
        _bytes = larger;
        if (size <= MaxOwnSize)
            _own = larger;
        else
            PoolWatch.Rented(larger);
    }

    private void ReturnRented()
    {
        if (_bytes == _own)
            return;
        PoolWatch.Returned(_bytes);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
