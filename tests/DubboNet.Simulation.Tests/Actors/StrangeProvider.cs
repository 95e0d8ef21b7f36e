using System.Net;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Remoting.Transport;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A provider that answers as it should, or twice, or somebody else, or with an error, with half an answer, with garbage, or not at all.</summary>
internal sealed class StrangeProvider(World world, IReadOnlyList<Call> calls) : IDisposable
{
    private const byte Value = 1;

    private readonly List<Stream> _connections = [];
    private readonly HashSet<Stream> _silent = [];
    private ITransportListener? _listener;

    /// <summary>Accepts until it is disposed of.</summary>
    public async Task ListenAsync(IPEndPoint endPoint)
    {
        _listener = world.Network.Listen(endPoint);
        while (await _listener.AcceptAsync() is { } transport)
        {
            _connections.Add(transport.Stream);
            _ = ServeAsync(transport.Stream);
        }
    }

    /// <summary>Goes, without a word to anybody.</summary>
    public void Dispose()
    {
        _listener?.Dispose();
        _connections.ForEach(connection => connection.Dispose());
    }

    private async Task ServeAsync(Stream stream)
    {
        try
        {
            while (await ReadFrameAsync(stream) is { } frame)
            {
                if (frame.Header is { IsRequest: true, IsEvent: false })
                    await ServeAsync(stream, frame);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The consumer has gone, or it is this side that went.
        }

        stream.Dispose();
    }

    private async Task ServeAsync(Stream stream, RawFrame request)
    {
        Call call = calls[Number(request.Body)];
        call.HandlerStarts++;
        call.HandlerEnds++;
        world.Note("stranger", call.Number);
        if (request.Header.IsTwoWay && !_silent.Contains(stream))
            await stream.WriteAsync(Reaction(stream, request.Id, Wire.Result(request.Id, Value, call.ExpectedResult)));
    }

    private byte[] Reaction(Stream stream, long id, byte[] answer)
    {
        int kind = world.Random.Next(16);
        world.Note("reaction", kind, id);
        world.Statistics.Count("strange answers");
        switch (kind)
        {
            case 0:
                return [.. answer, .. answer];
            case 1:
                return Wire.Result(world.Pick(id + 1000, id + (1L << 40), id - (1 << 16), -1, long.MaxValue), Value, new byte[3]);
            case 2:
                return Wire.Error(id, world.Pick<byte>(0, 30, 60, 80, 100, 255), "strange");
            case 3:
                return Wire.Frame((byte)(Wire.Response | world.Random.Next(32)), Wire.Ok, id, 0x91, 0x91);
            case 4:
                _silent.Add(stream);
                return answer[..world.Random.Next(answer.Length)];
            case 5:
                return [.. answer, .. "HTTP/1.1 400 Bad Request"u8];
            case 6:
                return [];
            case 7:
                stream.Dispose();
                return answer;
            case 8:
                return [0xda, 0xbb, 0x02, Wire.Ok, .. new byte[8], 0xff, 0xff, 0xff, 0xff];
            case 9:
                return [.. Wire.Heartbeat(7), .. Wire.Frame(0xa2, 0, 8, (byte)'\x01', (byte)'R'), .. Wire.Frame(0xa2, 0, 9, 1, 2, 3), .. answer];
            case 10:
                return Wire.Result(id, world.Pick(0, 1, 3, 4, 6, 9), "text where bytes are due");
            default:
                return answer;
        }
    }

    private static int Number(ReadOnlySpan<byte> body)
    {
        var reader = new HessianReader(body, HessianOptions.Default);
        try
        {
            reader.ReadRawStrings(RequestHead.Strings);
            return reader.ReadInt32();
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static async Task<RawFrame?> ReadFrameAsync(Stream stream)
    {
        byte[] head = new byte[FrameHeader.Size];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        byte[] body = new byte[FrameHeader.Read(head).BodyLength];
        return await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false) < body.Length ? null : new RawFrame(head, body);
    }
}
