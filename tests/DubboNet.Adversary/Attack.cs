using System.Net;
using System.Net.Sockets;

namespace DubboNet.Adversary;

/// <summary>Sends the attacks of a kind of hostile consumer, and counts the frames in both directions.</summary>
internal sealed class Attack(IPEndPoint target, Tally tally) : IDisposable
{
    private readonly Queue<RawPeer> _kept = new();

    public async Task<RawPeer> ConnectAsync()
    {
        RawPeer peer = await RawPeer.ConnectAsync(target);
        tally.Add(Count.Connections);
        return peer;
    }

    /// <summary>Sends bytes, which can be part of a frame or several frames.</summary>
    public async Task SendAsync(RawPeer peer, byte[] bytes, int frames = 1)
    {
        tally.Add(Count.Frames, frames);
        tally.Add(Count.Bytes, bytes.Length);
        await peer.SendAsync(bytes);
    }

    /// <summary>Reads a number of responses, or all data until the connection ends.</summary>
    public async Task ReadAsync(RawPeer peer, int answers = 1)
    {
        while (answers > 0)
        {
            RawFrame? frame = await peer.ReadFrameAsync();
            if (frame is null)
                tally.Add(Count.Closed);
            else if (!frame.Header.IsRequest)
                tally.Add(frame.Status == Wire.Ok ? Count.Answered : Count.Refused);
            else
                continue;
            answers = frame is null ? 0 : answers - 1;
        }
    }

    /// <summary>Sends each request over one connection and reads its response.</summary>
    public async Task AskAsync(params byte[][] requests)
    {
        using RawPeer peer = await ConnectAsync();
        foreach (byte[] request in requests)
        {
            await SendAsync(peer, request);
            await ReadAsync(peer);
        }
    }

    /// <summary>Keeps the connection open, and closes the oldest one if there are too many.</summary>
    public void Keep(RawPeer peer, int most)
    {
        _kept.Enqueue(peer);
        while (_kept.Count > most)
            _kept.Dequeue().Dispose();
    }

    /// <summary>Attacks repeatedly while the gate is open, with a pause after each attack.</summary>
    public async Task RunAsync(ConsumerKind kind, Gate gate)
    {
        while (true)
        {
            await gate.WaitAsync(kind.Pause);
            try
            {
                await kind.PlayAsync(this);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                tally.Add(Count.Closed);
            }
            catch (TimeoutException)
            {
                tally.Add(Count.Silent);
            }

            await Task.Delay(kind.Pause);
        }
    }

    public void Dispose()
    {
        foreach (RawPeer peer in _kept)
            peer.Dispose();
    }
}

/// <summary>Represents a kind of hostile consumer.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Does">The description of its behavior.</param>
/// <param name="PauseMilliseconds">The pause after each attack.</param>
/// <param name="PlayAsync">Runs one attack.</param>
internal sealed record ConsumerKind(string Name, string Does, int PauseMilliseconds, Func<Attack, Task> PlayAsync)
{
    public TimeSpan Pause => TimeSpan.FromMilliseconds(PauseMilliseconds);
}
