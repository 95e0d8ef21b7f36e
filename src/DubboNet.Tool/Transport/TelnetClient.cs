using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.Tool;

/// <summary>Sends a command over telnet to the port of a Java provider.</summary>
internal static class TelnetClient
{
    /// <summary>Gets how long a provider may take. Servers without telnet often do not respond.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    private const int MaxLength = 16 * 1024 * 1024;
    private const string Prompt = "dubbo>";

    /// <summary>Returns what the provider responds to a command, or null if it does not respond as a telnet server does.</summary>
    /// <param name="endPoint">The address of the port.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static async Task<string?> AskAsync(
        EndPoint endPoint, string command, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, limit.Token).ConfigureAwait(false);
            await socket.SendAsync(Encoding.UTF8.GetBytes($"{command}\r\n"), limit.Token).ConfigureAwait(false);
            return await ReadAsync(socket, limit.Token).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<string?> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (received.Length < MaxLength)
        {
            int count = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return null;
            received.Write(buffer, 0, count);
            string text = Encoding.UTF8.GetString(received.GetBuffer(), 0, (int)received.Length).Trim();
            if (text.EndsWith(Prompt, StringComparison.Ordinal))
                return text[..^Prompt.Length];
        }

        return null;
    }
}
