using System.Buffers;

namespace DubboNet.Tool;

/// <summary>Receives the parts of a stream, in order.</summary>
internal interface IFrameSink
{
    /// <summary>Decides whether the bytes of a frame are kept until it is complete.</summary>
    bool Accepts(int size);

    /// <summary>Receives a frame that is complete or that the end of the stream cuts off.</summary>
    /// <param name="offset">The offset of its first byte in the stream.</param>
    /// <param name="bytes">The frame with its header, or as much as the stream has. Null if it was not accepted.</param>
    void OnFrame(long offset, byte[]? bytes);

    /// <summary>Receives bytes between frames.</summary>
    /// <param name="offset">The offset of the first one in the stream.</param>
    /// <param name="length">Their number.</param>
    /// <param name="start">The first of them.</param>
    void OnOther(long offset, long length, byte[] start);
}

/// <summary>
/// Splits the bytes of one direction into frames, however they arrive. Bytes that are not a frame are counted up to the next plausible
/// header. The memory is that of one frame. Of a body over <see cref="FrameHead.MaxBody"/>, nothing is kept.
/// </summary>
internal sealed class FrameSplitter(IFrameSink sink)
{
    private const int MaxStart = 256;

    private readonly byte[] _head = new byte[FrameHead.Size];
    private readonly ArrayBufferWriter<byte> _otherStart = new(MaxStart);
    private int _headLength;
    private byte[]? _frame;
    private int _frameLength;
    private long _frameOffset;
    private long _frameSize;
    private long _left;
    private bool _keepsBody;
    private long _otherLength;
    private long _position;

    /// <summary>Gets a value indicating whether the next byte starts a frame.</summary>
    public bool IsBetweenFrames => _left == 0 && _headLength == 0 && _otherLength == 0;

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[(_left > 0 ? TakeBody(bytes) : TakeHead(bytes))..];
    }

    /// <summary>Ends the stream, or a part of it after which bytes are missing.</summary>
    /// <param name="missing">The number of missing bytes.</param>
    public void End(long missing = 0)
    {
        if (_left > 0)
        {
            sink.OnFrame(_frameOffset, _frame?[.._frameLength]);
            (_left, _frame) = (0, null);
        }

        while (_headLength > 0)
            DropFirst();
        FlushOther();
        _position += missing;
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        int taken = (int)Math.Min(_left, bytes.Length);
        if (_frame is not null && _keepsBody)
            Append(bytes[..taken]);
        _left -= taken;
        _position += taken;
        if (_left == 0)
            CompleteFrame();
        return taken;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        // The memory grows with what has arrived, because a header can announce more than ever comes.
        int needed = _frameLength + bytes.Length;
        if (needed > _frame!.Length)
            Array.Resize(ref _frame, (int)Math.Min(_frameSize, Math.Max(needed, 2L * _frame.Length)));
        bytes.CopyTo(_frame.AsSpan(_frameLength));
        _frameLength = needed;
    }

    private void CompleteFrame()
    {
        byte[]? frame = _frame;
        _frame = null;
        sink.OnFrame(_frameOffset, frame);
    }

    private int TakeHead(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(FrameHead.Size - _headLength, bytes.Length);
        bytes[..taken].CopyTo(_head.AsSpan(_headLength));
        _headLength += taken;
        _position += taken;
        while (_headLength > 0 && !StartsFrame())
            DropFirst();
        if (_headLength == FrameHead.Size)
            StartFrame();
        return taken;
    }

    /// <summary>
    /// Determines whether the bytes that were kept can be a header. The first frame, and those directly behind another one, need the magic
    /// number only, so that a wrong header is shown as one.
    /// </summary>
    private bool StartsFrame() =>
        _head[0] == FrameHead.MagicHigh
        && (_headLength < 2 || _head[1] == FrameHead.MagicLow)
        && (_headLength < FrameHead.Size || _otherLength == 0 || FrameHead.Read(_head).IsPlausible);

    private void DropFirst()
    {
        if (_otherStart.WrittenCount < MaxStart)
            _otherStart.Write(_head.AsSpan(0, 1));
        _otherLength++;
        _headLength--;
        _head.AsSpan(1).CopyTo(_head);
    }

    private void StartFrame()
    {
        FlushOther();
        int length = FrameHead.Read(_head).BodyLength;
        _headLength = 0;
        _frameOffset = _position - FrameHead.Size;
        _left = Math.Max(length, 0);
        _frameSize = FrameHead.Size + _left;
        _keepsBody = length <= FrameHead.MaxBody;
        _frame = !_keepsBody || sink.Accepts((int)_frameSize) ? _head.ToArray() : null;
        _frameLength = FrameHead.Size;
        if (_left == 0)
            CompleteFrame();
    }

    private void FlushOther()
    {
        if (_otherLength == 0)
            return;
        sink.OnOther(_position - _headLength - _otherLength, _otherLength, _otherStart.WrittenSpan.ToArray());
        _otherLength = 0;
        _otherStart.Clear();
    }
}
