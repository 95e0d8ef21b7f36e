using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.AspNetCore.Tests.Hostile;

/// <summary>Sends bytes to an HTTP server as they are, which clients that follow the rules cannot.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request on a connection of its own, and reads the response until the server closes it.</summary>
    public static async Task<(int Status, string Body)> SendAsync(int port, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        Task<byte[]> response = ReadAsync(stream);
        try
        {
            await stream.WriteAsync(request);
        }
        catch (IOException)
        {
            // The server has responded before it read everything.
        }

        return Parse(await response.Within());
    }

    /// <summary>Sends a request whose body has no end, until the server responds.</summary>
    public static async Task<(int Status, string Body)> SendEndlessAsync(int port, byte[] head, byte[] part)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        Task<byte[]> response = ReadAsync(stream);
        try
        {
            await stream.WriteAsync(head);
            while (!response.IsCompleted)
                await stream.WriteAsync(part);
        }
        catch (IOException)
        {
            // The server has closed the connection.
        }

        return Parse(await response.Within());
    }

    /// <summary>Begins a request, and closes the connection.</summary>
    public static async Task AbortAsync(int port, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(request);
        client.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        using var response = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
                response.Write(buffer, 0, read);
        }
        catch (IOException) when (response.Length > 0)
        {
            // The server has reset the connection after its response.
        }

        return response.ToArray();
    }

    private static (int Status, string Body) Parse(byte[] response)
    {
        string text = Encoding.UTF8.GetString(response);
        int body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return body < 0
            ? throw new InvalidOperationException($"The server responded '{text}'.")
            : (int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[(body + 4)..]);
    }
}
