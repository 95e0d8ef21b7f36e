using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Remoting.Correlation;

/// <summary>Represents the outcome of a call, which is a result or the exception for its caller.</summary>
internal readonly struct ResponseOutcome<TResult>(TResult? value, Exception? error)
{
    public TResult? Value => value;

    /// <summary>Gets the exception, or null if there is a result.</summary>
    public Exception? Error => error;

    /// <summary>Decodes a response. An exception of a formatter becomes the outcome of this call and affects nothing else.</summary>
    public static ResponseOutcome<TResult> Read(
        IResponseReader<TResult> reader, in ResponseTarget target, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        try
        {
            return new(reader.Read(header, body, target), null);
        }
        catch (Exception e)
        {
            return new(default, e);
        }
    }
}
