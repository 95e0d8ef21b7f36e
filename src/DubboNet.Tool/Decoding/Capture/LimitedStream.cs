namespace DubboNet.Tool;

/// <summary>Reads a stream, and fails when it has more bytes than it may.</summary>
internal sealed class LimitedStream(Stream stream, long limit, Func<Exception> tooLong) : ReadOnlyStream
{
    private long _left = limit;

    public override int Read(Span<byte> buffer)
    {
        int read = stream.Read(buffer);
        _left -= read;
        return _left >= 0 ? read : throw tooLong();
    }
}
