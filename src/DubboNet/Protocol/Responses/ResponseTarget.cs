using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Who waits for a response, for decoding and for error texts.</summary>
/// <param name="Method">The method that was called, for messages.</param>
/// <param name="Hessian">Types and limits.</param>
/// <param name="Attachments">Takes the attachments of the answer; null if nobody wants them.</param>
/// <param name="RemoteEndPoint">The provider.</param>
internal readonly record struct ResponseTarget(object Method, HessianOptions Hessian, Attachments? Attachments, EndPoint? RemoteEndPoint)
{
    /// <summary>The exception of a status (W57). Texts are passed on, never parsed.</summary>
    public DubboRemoteException Error(DubboStatus status, string text, long id)
    {
        string message = $"{Method} on {RemoteEndPoint} answered with status {(byte)status} ({status}): {(text.Length > 0 ? text : "no text")}";
        DubboRemoteException error = status switch
        {
            DubboStatus.ServiceNotFound => new DubboServiceNotFoundException(message, status, text),
            DubboStatus.ServerThreadPoolExhausted => new DubboServerBusyException(message, status, text),
            _ => new DubboRemoteException(message, status, text),
        };
        error.InvokeId = id;
        error.RemoteEndPoint = RemoteEndPoint;
        error.RequestState = RequestState.Sent;
        return error;
    }
}
