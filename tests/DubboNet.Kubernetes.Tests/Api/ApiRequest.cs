using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.Kubernetes.Tests.Api;

/// <summary>Represents a request to an <see cref="ApiServer"/>, and its response.</summary>
internal sealed class ApiRequest
{
    private const int MaxHead = 16 * 1024;

    private readonly TcpClient _connection;
    private readonly Dictionary<string, string> _parameters;

    private ApiRequest(TcpClient connection, string target)
    {
        _connection = connection;
        string[] parts = target.Split('?', 2);
        (Path, Query) = (parts[0], parts[^1]);
        _parameters = Query.Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1]));
    }

    public string Path { get; }

    public string Query { get; }

    public bool IsWatch => Parameter("watch") == "true";

    /// <summary>Reads the head of a request. Returns null if the connection ends before.</summary>
    public static async Task<ApiRequest?> ReadAsync(TcpClient connection)
    {
        byte[] buffer = new byte[MaxHead];
        int length = 0;
        while (true)
        {
            int count = await connection.GetStream().ReadAsync(buffer.AsMemory(length)).Within();
            if (count == 0)
                return null;
            length += count;
            string head = Encoding.ASCII.GetString(buffer, 0, length);
            if (head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                return new ApiRequest(connection, head.Split(' ')[1]);
        }
    }

    public string? Parameter(string name) => _parameters.GetValueOrDefault(name);

    /// <summary>Sends a complete response.</summary>
    public Task RespondAsync(int status, string body) => WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    /// <summary>Sends the head of a response whose events follow.</summary>
    public Task StartAsync() => WriteAsync(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");

    /// <summary>Sends an event.</summary>
    public Task SendAsync(string type, string item) => SendTextAsync($$"""{"type":"{{type}}","object":{{item}}}""" + "\n");

    /// <summary>Sends a part of the events.</summary>
    public Task SendTextAsync(string text) => WriteAsync(string.Create(
        CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));

    /// <summary>Ends the response as a server does after the time of the watch.</summary>
    public async Task EndAsync()
    {
        await WriteAsync("0\r\n\r\n");
        _connection.Dispose();
    }

    /// <summary>Cuts the connection.</summary>
    public void Cut()
    {
        _connection.LingerState = new LingerOption(enable: true, seconds: 0);
        _connection.Dispose();
    }

    /// <summary>Waits until the client has closed the connection.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await _connection.GetStream().ReadAsync(new byte[1]).Within() == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private Task WriteAsync(string text) => _connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text)).Within();
}
