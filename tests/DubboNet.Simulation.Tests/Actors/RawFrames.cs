using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>Reads frames of consumers for strangers.</summary>
internal static class RawFrames
{
    /// <summary>Reads a whole frame. Returns null at the end of the stream.</summary>
    public static async Task<RawFrame?> ReadAsync(Stream stream)
    {
        byte[] head = new byte[FrameHeader.Size];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        byte[] body = new byte[FrameHeader.Read(head).BodyLength];
        return await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false) < body.Length ? null : new RawFrame(head, body);
    }

    /// <summary>Returns the number of the call in a request.</summary>
    public static int NumberOf(RawFrame request)
    {
        var reader = new HessianReader(request.Body, HessianOptions.Default);
        try
        {
            reader.ReadRawStrings(RequestHead.Strings);
            return reader.ReadInt32();
        }
        finally
        {
            reader.Dispose();
        }
    }
}
