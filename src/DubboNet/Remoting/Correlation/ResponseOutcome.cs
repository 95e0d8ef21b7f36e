using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Remoting.Correlation;

/// <summary>What a call ends with: a result, or the exception that its caller gets.</summary>
internal readonly struct ResponseOutcome<TResult>(TResult? value, Exception? error)
{
    public TResult? Value => value;

    /// <summary>The exception; null if there is a result.</summary>
    public Exception? Error => error;

    /// <summary>Decodes a response. Whatever a formatter throws is the outcome of this call, and ends nothing else.</summary>
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
