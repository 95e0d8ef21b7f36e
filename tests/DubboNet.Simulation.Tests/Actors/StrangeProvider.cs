namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A provider that responds correctly, twice, to another call, with an error, with half a response, with garbage, or not at all.
/// </summary>
internal sealed class StrangeProvider(World world, IReadOnlyList<Call> calls) : Stranger(world)
{
    private const byte Value = 1;

    private readonly HashSet<Stream> _silent = [];

    protected override async Task ServeAsync(Stream stream)
    {
        while (await RawFrames.ReadAsync(stream) is { } frame)
        {
            if (frame.Header is { IsRequest: true, IsEvent: false })
                await ServeAsync(stream, frame);
        }
    }

    private async Task ServeAsync(Stream stream, RawFrame request)
    {
        Call call = calls[RawFrames.NumberOf(request)];
        call.HandlerStarts++;
        call.HandlerEnds++;
        World.Note("stranger", call.Number);
        if (request.Header.IsTwoWay && !_silent.Contains(stream))
            await stream.WriteAsync(Reaction(stream, request.Id, Wire.Result(request.Id, Value, call.ExpectedResult)));
    }

    private byte[] Reaction(Stream stream, long id, byte[] answer)
    {
        int kind = World.Random.Next(17);
        World.Note("reaction", kind, id);
        World.Statistics.Count("strange responses");
        switch (kind)
        {
            case 0:
                return [.. answer, .. answer];
            case 1:
                return Wire.Result(World.Pick(id + 1000, id + (1L << 40), id - (1 << 16), -1, long.MaxValue), Value, new byte[3]);
            case 2:
                return Wire.Error(id, World.Pick<byte>(0, 30, 60, 80, 100, 255), "strange");
            case 3:
                return Wire.Frame((byte)(Wire.Response | World.Random.Next(32)), Wire.Ok, id, 0x91, 0x91);
            case 4:
                _silent.Add(stream);
                return answer[..World.Random.Next(answer.Length)];
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
                return
                [
                    .. Wire.Heartbeat(7),
                    .. Wire.Frame(0xa2, 0, 8, (byte)'\x01', (byte)'R'),
                    .. Wire.Frame(0xa2, 0, 9, 1, 2, 3),
                    .. answer,
                ];
            case 10:
                return Wire.Result(id, World.Pick(0, 1, 3, 4, 6, 9), "text where bytes are due");
            case 11:
                return [.. Enumerable.Repeat(Wire.Frame(0xa2, 0, 8, 1, (byte)'R'), 5).SelectMany(frame => frame), .. answer];
            default:
                return answer;
        }
    }
}
