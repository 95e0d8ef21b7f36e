using System.Net;
using System.Net.Sockets;

namespace DubboNet.Client;

/// <summary>Describes why a provider could not be reached, or why the connection to it was of no use.</summary>
/// <param name="Reason">The reason, as a sentence.</param>
/// <param name="Cause">The cause, or null if the attempt to connect took too long.</param>
internal sealed record ConnectFailure(string Reason, Exception? Cause)
{
    public bool WasRefused => Cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    /// <summary>
    /// Creates the exception of a call that needed the connection. Each caller gets its own, because throwing one object in several places
    /// would mix up the stack traces.
    /// </summary>
    public DubboException CreateException(EndPoint provider, TimeSpan untilNextAttempt)
    {
        string next = untilNextAttempt > TimeSpan.Zero ? $" The next attempt is in {untilNextAttempt.TotalMilliseconds:F0} ms." : "";
        string message = Reason + next;
        return Cause is null
            ? new DubboTimeoutException(message, TimeoutStage.Connect) { RemoteEndPoint = provider, RequestState = RequestState.NotSent }
            : new DubboConnectionException(message, Cause) { RemoteEndPoint = provider, RequestState = RequestState.NotSent };
    }
}
