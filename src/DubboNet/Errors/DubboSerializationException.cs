using System.Net;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// A value of a call cannot be written or read: an argument (<see cref="DubboException.RequestState"/> is <see cref="RequestState.NotSent"/>) or the result
/// (<see cref="RequestState.Sent"/>: the method has run). The message names service, method, peer, the member and what to change. The inner exception is the
/// <see cref="HessianException"/>, or what the formatter of an own type threw. A cluster does not try such a call again: the value is the same at every provider.
/// </summary>
public sealed class DubboSerializationException : DubboException
{
    private DubboSerializationException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>The error of a consumer whose arguments cannot be written.</summary>
    internal static DubboSerializationException CreateForArguments(object method, EndPoint? provider, Exception cause) =>
        new(Describe($"{method} on {EndPointText.Format(provider)}", "the arguments cannot be written", cause), cause)
        {
            RemoteEndPoint = provider,
            RequestState = RequestState.NotSent,
        };

    /// <summary>The error of a consumer that cannot read the result.</summary>
    internal static DubboSerializationException CreateForResult(object method, EndPoint? provider, long? id, Exception cause) =>
        new(Describe($"{method} on {EndPointText.Format(provider)}", "the result cannot be read", cause), cause)
        {
            InvokeId = id,
            RemoteEndPoint = provider,
            RequestState = RequestState.Sent,
        };

    /// <summary>Says which call of which peer failed at what, for the log of a provider and for its consumer.</summary>
    internal static string DescribeServed(object method, EndPoint? consumer, string problem, Exception cause) =>
        Describe($"{method}, called by {EndPointText.Format(consumer)}", problem, cause);

    /// <summary>A path says whether it is an argument or the result. Without one the problem does.</summary>
    private static string Describe(string call, string problem, Exception cause) => cause switch
    {
        HessianException { Path: not null } => $"{call}: {cause.Message}",
        HessianException => $"{call}: {problem}. {cause.Message}",
        _ => $"{call}: {problem}. {cause.GetType()}: {PeerText.OneLine(cause.Message)}",
    };
}
