using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// Watches a provider over a separate connection and thread. Reports when the provider accepts connections, and when the system reports the
/// end of its process, which is the earliest moment at which a consumer can notice it.
/// </summary>
internal sealed class Watcher : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource<long> _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _disposed = new();
    private readonly int _port;

    public Watcher(int port)
    {
        _port = port;
        new Thread(Run) { IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
    }

    /// <summary>Gets when a connection was accepted, as a value of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public Task<long> Accepted => _accepted.Task.WaitAsync(Limit);

    /// <summary>Gets when that connection ended, because its read returned 0 or failed.</summary>
    public Task<long> Lost => _lost.Task.WaitAsync(Limit);

    public void Dispose() => _disposed.Cancel();

    private void Run()
    {
        Socket? socket = null;
        while (socket is null && !_disposed.IsCancellationRequested)
        {
            socket = TryConnect();
            if (socket is null)
                _disposed.Token.WaitHandle.WaitOne(BetweenAttempts);
        }

        if (socket is null)
            return;
        _accepted.TrySetResult(Stopwatch.GetTimestamp());
        using (_disposed.Token.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket))
            Read(socket);
        _lost.TrySetResult(Stopwatch.GetTimestamp());
    }

    private Socket? TryConnect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Loopback, _port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static void Read(Socket socket)
    {
        try
        {
            byte[] any = new byte[256];
            while (socket.Receive(any) > 0)
            {
                // The provider sends heartbeats, for example.
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A reset also ends the connection.
        }
    }
}
