using System.Net.Security;
using System.Net.Sockets;

namespace DubboNet.Tool;

/// <summary>
/// Forwards the bytes of a connection in both directions as they are, and its end as it was. When a side sends no more, the other side sees
/// that, and can still send. A reset resets the other side.
/// </summary>
internal sealed class TapConnection(Socket consumer, Socket provider, Stream providerStream, ITapConnectionObserver observer) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly NetworkStream _consumerStream = new(consumer, ownsSocket: false);
    private string? _how;

    /// <summary>Forwards until both sides have ended, one is reset, or the token is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration canceled = cancellationToken.Register(Close);
        await Task.WhenAll(ForwardAsync(isFromConsumer: true), ForwardAsync(isFromConsumer: false)).ConfigureAwait(false);
        observer.OnClosed(_how ?? "closed by both sides");
    }

    public void Dispose()
    {
        _consumerStream.Dispose();
        providerStream.Dispose();
    }

    /// <summary>Closes a connection so that its peer sees a reset.</summary>
    public static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The connection is closed already.
        }

        // With a timeout of zero, no end of the stream is sent before the reset.
        socket.Close(0);
    }

    private async Task ForwardAsync(bool isFromConsumer)
    {
        Stream source = isFromConsumer ? _consumerStream : providerStream;
        Stream target = isFromConsumer ? providerStream : _consumerStream;
        byte[] buffer = new byte[BufferSize];
        // Reading fails when the sender resets the connection, and writing when the receiver does.
        bool isReading = true;
        try
        {
            while (await source.ReadAsync(buffer).ConfigureAwait(false) is > 0 and int length)
            {
                // A request is seen before its response, which can arrive as soon as the request is forwarded.
                observer.OnBytes(isFromConsumer, buffer.AsSpan(0, length));
                isReading = false;
                await target.WriteAsync(buffer.AsMemory(0, length)).ConfigureAwait(false);
                isReading = true;
            }

            observer.OnHalfClosed(isFromConsumer);
            isReading = false;
            await EndAsync(target, isFromConsumer ? provider : consumer).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            Interlocked.CompareExchange(ref _how, $"reset by the {(isReading == isFromConsumer ? "consumer" : "provider")}", null);
            Reset(consumer);
            Reset(provider);
        }
    }

    private static async Task EndAsync(Stream target, Socket socket)
    {
        if (target is SslStream encrypted)
            await encrypted.ShutdownAsync().ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
    }

    private void Close()
    {
        Interlocked.CompareExchange(ref _how, "closed by the end of this command", null);
        consumer.Close();
        provider.Close();
    }
}
