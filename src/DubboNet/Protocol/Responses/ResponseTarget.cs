using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Describes the call that waits for a response, for decoding and for error messages.</summary>
/// <param name="Method">The method that was called, for error messages.</param>
/// <param name="Hessian">The types and limits.</param>
/// <param name="Attachments">Receives the attachments of the response, or null to ignore them.</param>
/// <param name="RemoteEndPoint">The address of the provider.</param>
/// <param name="AttachmentLimits">The limits for the attachments of the response.</param>
internal readonly record struct ResponseTarget(
    object Method, HessianOptions Hessian, Attachments? Attachments, EndPoint? RemoteEndPoint, AttachmentLimits AttachmentLimits)
{
    /// <summary>Creates the exception for a status (W57). The text of the provider is included but never parsed.</summary>
    public DubboRemoteException CreateException(DubboStatus status, string text, long id)
    {
        string reason = text.Length > 0 ? PeerText.OneLine(text).TrimEnd('.') : "the provider sent no text";
        string message =
            $"{Method} on {EndPointText.Format(RemoteEndPoint)} failed with status {(byte)status} ({status}): {reason}.{Advice(status)}";
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
    /// Returns what the request was for and the usual causes of the error, because the texts of Java seldom contain them. Java 3.x sends
    /// the same text for all these errors.
    /// </summary>
    private string Advice(DubboStatus status)
    {
        if (status is not (DubboStatus.BadRequest or DubboStatus.ServiceError) || Method is not DubboMethod { IsCallback: false } method)
            return "";
        return $" The request was for {PeerText.OneLine($"{method.Service}")} (group/interface:version), method {method.Name}, "
            + $"parameter descriptor '{PeerText.OneLine(method.Descriptor)}'. If the response does not say what is wrong, check the "
            + "provider. It must export this interface with this group and version, have a method of this name with exactly these "
            + "parameter types, and have every class and enum constant among the arguments. A filter, such as one for a token, can "
            + "also refuse the call. The provider's log has the reason.";
    }
}
