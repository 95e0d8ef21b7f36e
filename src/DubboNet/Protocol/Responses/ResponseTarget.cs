using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Who waits for a response, for decoding and for error texts.</summary>
/// <param name="Method">The method that was called, for messages.</param>
/// <param name="Hessian">Types and limits.</param>
/// <param name="Attachments">Takes the attachments of the response; null if nobody wants them.</param>
/// <param name="RemoteEndPoint">The provider.</param>
/// <param name="AttachmentLimits">How many attachments the response may have.</param>
internal readonly record struct ResponseTarget(
    object Method, HessianOptions Hessian, Attachments? Attachments, EndPoint? RemoteEndPoint, AttachmentLimits AttachmentLimits)
{
    /// <summary>The exception of a status (W57). Texts are passed on, never parsed.</summary>
    public DubboRemoteException CreateException(DubboStatus status, string text, long id)
    {
        string reason = text.Length > 0 ? PeerText.OneLine(text).TrimEnd('.') : "the provider sent no text";
        string message = $"{Method} on {EndPointText.Format(RemoteEndPoint)} failed with status {(byte)status} ({status}): {reason}.{Advice(status)}";
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

    /// <summary>
    /// What was asked for and what mostly is wrong with it: Java's texts seldom say. Java's 3.x answer all these mistakes with one text.
    /// </summary>
    private string Advice(DubboStatus status)
    {
        if (status is not (DubboStatus.BadRequest or DubboStatus.ServiceError) || Method is not DubboMethod { IsCallback: false } method)
            return "";
        return $" The request was for {PeerText.OneLine($"{method.Service}")} (group/interface:version), method {method.Name}, parameter descriptor "
            + $"'{PeerText.OneLine(method.Descriptor)}'. If the response does not say what is wrong, check the provider. It must export this "
            + "interface with this group and version, have a method of this name with exactly these parameter types, and have every class and enum "
            + "constant among the arguments. A filter, such as one for a token, can also refuse the call. The provider's log has the reason.";
    }
}
