using System.Net.Security;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Transport;

/// <summary>Contains the frozen TLS settings of a listener.</summary>
internal sealed record TlsListenerOptions
{
    public required SslServerAuthenticationOptions Authentication { get; init; }

    /// <summary>Gets whether peers that do not start with a TLS handshake are accepted without TLS.</summary>
    public required bool AcceptPlainText { get; init; }

    /// <summary>Gets the timeout of a handshake. It starts with the first byte, or with the connection if only TLS is accepted.</summary>
    public required TimeSpan HandshakeTimeout { get; init; }

    /// <summary>
    /// Gets the maximum number of handshakes in progress. Above it, the oldest ones of the addresses that have the most are closed.
    /// </summary>
    public required int MaxHandshakes { get; init; }

    /// <summary>Gets the time in which a peer must send its first byte if connections with and without TLS are accepted.</summary>
    public required TimeSpan DecisionTimeout { get; init; }

    /// <summary>
    /// Gets the maximum number of peers that have not sent a byte if connections with and without TLS are accepted. Above it, the oldest
    /// ones of the addresses that have the most are closed.
    /// </summary>
    public required int MaxUndecided { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}
