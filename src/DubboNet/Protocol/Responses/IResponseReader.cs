namespace DubboNet.Protocol.Responses;

/// <summary>Makes a call's result of the frame that answers it.</summary>
internal interface IResponseReader<out TResult>
{
    /// <summary>The result, or the exception that the caller gets.</summary>
    TResult? Read(in FrameHeader header, ReadOnlySpan<byte> body, in ResponseTarget target);
}
