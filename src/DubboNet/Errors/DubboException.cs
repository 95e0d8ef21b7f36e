using System.Net;

namespace DubboNet;

/// <summary>
/// The base of what can go wrong with a call, apart from the caller's own cancellation (<see cref="OperationCanceledException"/>) and from what the method
/// itself throws.
/// </summary>
public class DubboException : Exception
{
    /// <summary>Creates an error.</summary>
    public DubboException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The invoke id of the request on its connection, if it had got one.</summary>
    public long? InvokeId { get; internal set; }

    /// <summary>The peer, if there was one.</summary>
    public EndPoint? RemoteEndPoint { get; internal set; }

    /// <summary>Whether the provider may have seen the request.</summary>
    public RequestState RequestState { get; internal set; } = RequestState.Unknown;

    /// <summary>
    /// Whether the call can be made again without running twice, whatever the method does: it was not sent, or the provider refused it unrun
    /// (<see cref="DubboServerBusyException"/>).
    /// </summary>
    public bool IsRetrySafe => RequestState == RequestState.NotSent || this is DubboServerBusyException;
}
