using DubboNet.Protocol;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A provider that responds for some time, and then sends nothing more, not even heartbeats. Half of the times, it begins a response that
/// is never completed, and continues to send single bytes of it. Consumers that send heartbeats give up such a connection.
/// </summary>
internal sealed class BlackHole(World world, Scenario scenario, IReadOnlyList<Call> calls) : Stranger(world)
{
    private const byte Value = 1;
    private const int StatedLength = 20_000;

    /// <summary>The timeout of three intervals, and one interval until the connection is checked again.</summary>
    private const int IntervalsUntilGivenUp = 4;

    private const int IntervalsOfDripping = 20;
    private const double StepsPerInterval = 20;

    /// <summary>The maximum time of a message in multiples of the latency.</summary>
    private const int Pieces = 20;

    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private readonly List<(SimulatedLink Link, Moment Since)> _holes = [];

    /// <summary>Gets the maximum lifetime of a connection that receives nothing or never a whole frame.</summary>
    private TimeSpan Limit =>
        ((IntervalsUntilGivenUp + (1 / StepsPerInterval)) * scenario.HeartbeatInterval) + (Pieces * World.Network.Style.Latency) + Slack;

    public override IEnumerable<string> Violations()
    {
        if (scenario.HeartbeatInterval <= TimeSpan.Zero)
            yield break;
        foreach ((SimulatedLink link, Moment since) in _holes)
        {
            TimeSpan limit = link.Downwards.WasStalled ? Limit + Faults.LongestStall : Limit;
            if (link.ClientEnd.Disposed is not { } disposed || disposed.IdleSince(since) > limit)
            {
                string life = $"from {since.Time} to {link.ClientEnd.Disposed?.Time}";
                yield return $"connection {link.Style.Number} lived on {life} although no whole frame came. The limit is {limit}";
            }
        }
    }

    protected override async Task ServeAsync(Stream stream)
    {
        int answers = World.Random.Next(4);
        bool drips = World.Chance(0.5);
        while (await RawFrames.ReadAsync(stream) is { } frame)
        {
            if (frame.Header.IsEvent)
            {
                if (frame.Header.IsTwoWay)
                    await stream.WriteAsync(Wire.Frame(0x22, Wire.Ok, frame.Id, 0x4e));
                continue;
            }

            Call call = calls[RawFrames.NumberOf(frame)];
            call.HandlerStarts++;
            call.HandlerEnds++;
            if (answers-- > 0)
            {
                if (frame.Header.IsTwoWay)
                    await stream.WriteAsync(Wire.Result(frame.Id, Value, call.ExpectedResult));
                continue;
            }

            await CollapseAsync(stream, drips ? frame.Id : null);
            return;
        }
    }

    /// <summary>Stops responding. Data from the consumer is read or not.</summary>
    private async Task CollapseAsync(Stream stream, long? id)
    {
        World.Note("black hole", id ?? 0);
        World.Statistics.Count("black holes");
        if (World.Chance(0.5))
            _ = SwallowAsync(stream);
        if (id is { } promised)
            await stream.WriteAsync(Promise(promised));
        _holes.Add((World.Network.Links.Find(link => link.ServerEnd == stream)!, Moment.Now(World)));
        TimeSpan step = scenario.HeartbeatInterval > TimeSpan.Zero ? scenario.HeartbeatInterval / 2 : TimeSpan.FromSeconds(1);
        for (int i = 0; i < 2 * IntervalsOfDripping; i++)
        {
            await World.Clock.DelayAsync(step);
            if (id is not null)
                await stream.WriteAsync(new byte[1]);
        }
    }

    private static byte[] Promise(long id)
    {
        byte[] head = new byte[FrameHeader.Size];
        new FrameHeader(FrameFlags.None, SerializationId.Hessian2, Wire.Ok, id, StatedLength).Write(head);
        return head;
    }

    private static async Task SwallowAsync(Stream stream)
    {
        try
        {
            byte[] buffer = new byte[1024];
            while (await stream.ReadAsync(buffer) > 0)
            {
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The consumer closed the connection.
        }
    }
}
