using System.Net;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;

namespace DubboNet.Client;

/// <summary>Makes single attempts to connect to a provider, with TLS if it is set.</summary>
internal sealed class ProviderConnector(ProviderAddress address, DubboChannelOptions options, ConnectionOptions connectionOptions)
{
    /// <summary>The number of heartbeats on a connection that only shows whether a provider responds.</summary>
    private const int ProbeHeartbeats = 100;

    /// <summary>The time to wait for the response to each of these heartbeats. Calls wait in the meantime.</summary>
    private static readonly TimeSpan ProbeStep = TimeSpan.FromMilliseconds(20);

    private readonly EndPoint _certifiedEndPoint = address.HostName is { } name ? new DnsEndPoint(name, 0) : address.EndPoint;

    /// <summary>Returns a new connection, or the reason why there is none.</summary>
    public async Task<(DubboConnection? Connection, ConnectFailure? Failure)> TryConnectAsync(CancellationToken stop)
    {
        using var attempt = new TimedCancellation(options.ConnectTimeout, options.TimeProvider, connectionOptions.Logger, stop);
        string to = EndPointText.Format(address.EndPoint);
        bool isConnected = false;
        try
        {
            DubboTransport transport = await options.Connector(address.EndPoint, attempt.Token).ConfigureAwait(false);
            isConnected = true;
            if (options.Tls is { } tls)
                transport = await TlsTransport.ConnectAsync(transport, _certifiedEndPoint, tls, attempt.Token).ConfigureAwait(false);
            return (DubboConnection.Start(transport, connectionOptions), null);
        }
        catch (OperationCanceledException)
        {
            string what = isConnected ? $"The TLS handshake with {to} did not complete" : $"Could not connect to {to}";
            return (null, new ConnectFailure($"{what} within {options.ConnectTimeout.TotalMilliseconds:F0} ms (ConnectTimeout).", null));
        }
        catch (Exception e)
        {
            // The exception usually comes from the socket or from TLS, whose callbacks belong to the user. All exceptions are passed to the
            // calls that wait for this attempt.
            string what = isConnected ? $"The TLS handshake with {to} failed" : $"Could not connect to {to}";
            return (null, new ConnectFailure($"{what}: {TransportFailure.Describe(e)}", e));
        }
    }

    /// <summary>Returns whether a provider accepts a connection and responds to a heartbeat there.</summary>
    public async Task<bool> RespondsAsync(CancellationToken stop)
    {
        (DubboConnection? probe, _) = await TryConnectAsync(stop).ConfigureAwait(false);
        if (probe is null)
            return false;
        for (int sent = 0; sent < ProbeHeartbeats && !stop.IsCancellationRequested && !probe.HasReceivedHeartbeatResponse; sent++)
        {
            probe.SendHeartbeat();
            if (await probe.WaitForEndAsync(ProbeStep).ConfigureAwait(false))
                break;
        }

        bool responds = probe.HasReceivedHeartbeatResponse;
        await probe.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
        return responds;
    }
}
