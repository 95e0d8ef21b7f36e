using System.Net;

namespace DubboNet;

/// <summary>
/// The base class of exceptions for failed calls. Exceptions of the called method do not derive from it. A cancellation by the caller is an
/// <see cref="OperationCanceledException"/>.
/// </summary>
public class DubboException : Exception
{
    /// <summary>Initializes an exception.</summary>
    public DubboException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the invoke id of the request on its connection, or null if it had none.</summary>
    public long? InvokeId { get; internal set; }

    /// <summary>Gets the peer's address, or null if there was no peer.</summary>
    public EndPoint? RemoteEndPoint { get; internal set; }

    /// <summary>Gets a value indicating whether the provider may have received the request.</summary>
    public RequestState RequestState { get; internal set; } = RequestState.Unknown;

    /// <summary>
    /// Gets a value indicating whether any method can be called again without running twice. This is the case if the request was not sent,
    /// or if the provider refused it without running it (<see cref="DubboServerBusyException"/>).
    /// </summary>
    public bool IsRetrySafe => RequestState == RequestState.NotSent || this is DubboServerBusyException;
}
