namespace DubboNet.Protocol.Responses;

/// <summary>Returns a response without decoding it.</summary>
internal sealed class RawResponseReader : IResponseReader<RawResponse>
{
    public static RawResponseReader Instance { get; } = new();

    public RawResponse Read(in FrameHeader header, ReadOnlySpan<byte> body, in ResponseTarget target) =>
        new((DubboStatus)header.Status, header.Serialization, body.ToArray());
}
