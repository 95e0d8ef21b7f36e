using System.Net.Sockets;

namespace DubboNet.Adversary;

/// <summary>Represents a connection to a kind of hostile provider. Counts the frames that are sent.</summary>
internal sealed class Visit(RawPeer peer, Tally tally)
{
    public RawPeer Peer => peer;

    /// <summary>Returns the next call, or null if the consumer ends the connection.</summary>
    public async Task<RawFrame?> NextCallAsync()
    {
        RawFrame? frame;
        do
            frame = await peer.ReadFrameAsync();
        while (frame?.Header is { IsEvent: true } or { IsRequest: false });
        if (frame is null)
            tally.Add(Count.Closed);
        return frame;
    }

    public async Task SendAsync(byte[] bytes, int frames = 1)
    {
        tally.Add(Count.Frames, frames);
        tally.Add(Count.Bytes, bytes.Length);
        await peer.SendAsync(bytes);
    }

    /// <summary>Responds to each call with the given bytes.</summary>
    public async Task AnswerAsync(Func<RawFrame, byte[]> answer)
    {
        while (await NextCallAsync() is { } call)
            await SendAsync(answer(call));
    }

    /// <summary>Accepts connections of consumers, and runs the attack on each.</summary>
    public static async Task RunAsync(TcpListener listener, ProviderKind kind, Tally tally)
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            tally.Add(Count.Connections);
            _ = PlayAsync(new RawPeer(new NetworkStream(socket, ownsSocket: true), socket), kind, tally);
        }
    }

    private static async Task PlayAsync(RawPeer peer, ProviderKind kind, Tally tally)
    {
        using (peer)
        {
            try
            {
                await kind.PlayAsync(new Visit(peer, tally));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                tally.Add(Count.Closed);
            }
            catch (TimeoutException)
            {
                tally.Add(Count.Silent);
            }
        }
    }
}

/// <summary>Represents a kind of hostile provider.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Does">The description of its behavior.</param>
/// <param name="PauseMilliseconds">The pause between the calls that it gets.</param>
/// <param name="Call">The call that the consumers beside the honest one make.</param>
/// <param name="PlayAsync">Runs the attack on a connection.</param>
internal sealed record ProviderKind(
    string Name, string Does, int PauseMilliseconds, Func<DubboChannel, Task> Call, Func<Visit, Task> PlayAsync)
{
    public TimeSpan Pause => TimeSpan.FromMilliseconds(PauseMilliseconds);
}
