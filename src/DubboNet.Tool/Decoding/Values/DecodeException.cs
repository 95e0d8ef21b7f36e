namespace DubboNet.Tool;

/// <summary>Ends the decoding of a body at the byte that is wrong.</summary>
/// <param name="offset">The offset of the byte in the frame.</param>
/// <param name="message">What is wrong.</param>
internal sealed class DecodeException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
