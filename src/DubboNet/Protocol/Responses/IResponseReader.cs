namespace DubboNet.Protocol.Responses;

/// <summary>Converts a response frame to the result of its call.</summary>
internal interface IResponseReader<out TResult>
{
    /// <summary>Returns the result, or throws the exception for the caller.</summary>
    TResult? Read(in FrameHeader header, ReadOnlySpan<byte> body, in ResponseTarget target);
}
