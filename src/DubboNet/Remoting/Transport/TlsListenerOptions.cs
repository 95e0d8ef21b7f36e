using System.Net.Security;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Transport;

/// <summary>The frozen TLS settings of a listener.</summary>
internal sealed record TlsListenerOptions
{
    public required SslServerAuthenticationOptions Authentication { get; init; }

    /// <summary>Whether peers that do not start with TLS are taken without it.</summary>
    public required bool AcceptPlainText { get; init; }

    /// <summary>How long a handshake may take from its first byte, or from the accepting where only TLS is spoken.</summary>
    public required TimeSpan HandshakeTimeout { get; init; }

    /// <summary>Handshakes that may be under way; beyond that the oldest are closed, of the addresses that have most.</summary>
    public required int MaxHandshakes { get; init; }

    /// <summary>How long a peer may say nothing where either is spoken.</summary>
    public required TimeSpan DecisionTimeout { get; init; }

    /// <summary>
    /// Peers that may say nothing yet where either is spoken; beyond that the oldest are closed, of the addresses that have most.
    /// </summary>
    public required int MaxUndecided { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}
