using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace DubboNet.Kubernetes.Tests.Api;

/// <summary>
/// Represents an API server of Kubernetes for a test, which decides about each response and each of its bytes. Every request has a
/// connection of its own on loopback.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ApiRequest> _requests = Channel.CreateUnbounded<ApiRequest>();
    private readonly List<TcpClient> _connections = [];
    private readonly Task _loop;

    public ApiServer()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for the next request.</summary>
    public Task<ApiRequest> NextAsync() => _requests.Reader.ReadAsync().Within();

    /// <summary>Waits for a list request and responds with slices.</summary>
    public async Task ListAsync(string version, params string[] slices)
    {
        ApiRequest request = await NextAsync();
        Assert.That(request.IsWatch, Is.False, request.Query);
        await request.RespondAsync(200, Slices.List(version, slices));
    }

    /// <summary>Waits for a watch from a version on and begins the response.</summary>
    public async Task<ApiRequest> WatchAsync(string version)
    {
        ApiRequest request = await NextAsync();
        Assert.That((request.IsWatch, request.Parameter("resourceVersion")), Is.EqualTo((true, version)), request.Query);
        await request.StartAsync();
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop.Within();
        foreach (TcpClient connection in _connections)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient connection = await _listener.AcceptTcpClientAsync();
                _connections.Add(connection);
                if (await ApiRequest.ReadAsync(connection) is { } request)
                    _requests.Writer.TryWrite(request);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }
}
