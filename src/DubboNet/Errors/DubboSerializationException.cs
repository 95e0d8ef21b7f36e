using System.Net;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// The exception for a value of a call that cannot be written or read. For an argument, <see cref="DubboException.RequestState"/> is
/// <see cref="RequestState.NotSent"/>. For the result, it is <see cref="RequestState.Sent"/>, because the method has run. The message names
/// the service, the method, the peer, the member and what to change. The inner exception is the <see cref="HessianException"/>, or the
/// exception of a custom formatter. A cluster does not retry such a call, because the value is the same for all providers.
/// </summary>
public sealed class DubboSerializationException : DubboException
{
    private DubboSerializationException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Creates the exception of a consumer whose arguments cannot be written.</summary>
    internal static DubboSerializationException CreateForArguments(object method, EndPoint? provider, Exception cause) =>
        new(Describe($"{method} on {EndPointText.Format(provider)}", "the arguments cannot be written", cause), cause)
        {
            RemoteEndPoint = provider,
            RequestState = RequestState.NotSent,
        };

    /// <summary>Creates the exception of a consumer that cannot read the result.</summary>
    internal static DubboSerializationException CreateForResult(object method, EndPoint? provider, long? id, Exception cause) =>
        new(Describe($"{method} on {EndPointText.Format(provider)}", "the result cannot be read", cause), cause)
        {
            InvokeId = id,
            RemoteEndPoint = provider,
            RequestState = RequestState.Sent,
        };

    /// <summary>Describes a failed call, its peer and the problem, for the log of a provider and for its consumer.</summary>
    internal static string DescribeServed(object method, EndPoint? consumer, string problem, Exception cause) =>
        Describe($"{method}, called by {EndPointText.Format(consumer)}", problem, cause);

    // A path tells whether the value is an argument or the result. Without a path, the problem tells it.
    private static string Describe(string call, string problem, Exception cause) => cause switch
    {
        HessianException { Path: not null } => $"{call}: {cause.Message}",
        HessianException => $"{call}: {problem}. {cause.Message}",
        _ => $"{call}: {problem}. {cause.GetType()}: {PeerText.OneLine(cause.Message)}",
    };
}
