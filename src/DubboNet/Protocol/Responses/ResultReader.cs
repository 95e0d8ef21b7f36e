using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Decodes a result of the declared type.</summary>
internal sealed class ResultReader<TResult>(IHessianFormatter<TResult> formatter) : IResponseReader<TResult>
{
    public TResult? Read(in FrameHeader header, ReadOnlySpan<byte> body, in ResponseTarget target) =>
        ResponseDecoder.Decode(header, body, formatter, target);
}
