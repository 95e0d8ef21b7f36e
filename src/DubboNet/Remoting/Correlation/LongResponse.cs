using DubboNet.Protocol;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Decodes a long response while its call is still pending, so that a timeout, a cancellation or another response can end the call in the
/// meantime. It does not use the call object, which may belong to another call by then.
/// </summary>
/// <remarks>Threading: one thread decodes. The thread that claims the call afterwards completes it.</remarks>
internal abstract class LongResponse
{
    /// <summary>Decodes the body, which is valid only during this method.</summary>
    public abstract void Decode(in FrameHeader header, ReadOnlySpan<byte> body);

    /// <summary>Passes the decoded result to the call, which the caller must have claimed.</summary>
    public abstract void Complete(PendingCall call);
}
