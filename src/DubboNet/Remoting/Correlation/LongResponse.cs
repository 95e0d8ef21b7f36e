using DubboNet.Protocol;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// The decoding of a response whose call still waits, so that a timeout, a cancellation or another response can end the call meanwhile. It
/// uses nothing of the call, which may serve another one by then.
/// </summary>
/// <remarks>Threading: one thread decodes; the thread that claims the call afterwards completes it.</remarks>
internal abstract class LongResponse
{
    /// <summary>Decodes the body, which is valid during this call only.</summary>
    public abstract void Decode(in FrameHeader header, ReadOnlySpan<byte> body);

    /// <summary>Gives what was decoded to the call, which the caller of this method has claimed.</summary>
    public abstract void Complete(PendingCall call);
}
