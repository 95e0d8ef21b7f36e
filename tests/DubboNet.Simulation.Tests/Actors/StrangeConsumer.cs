using System.Net;
using System.Net.Sockets;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A consumer that sends requests without reading responses, partial data, or data of other protocols.</summary>
internal sealed class StrangeConsumer(World world) : IDisposable
{
    private const int MaxFrames = 40;

    private Stream? _stream;

    public async Task RunAsync(EndPoint endPoint)
    {
        try
        {
            SimulatedLink link = await world.Network.DialAsync(endPoint, CancellationToken.None);
            _stream = link.ClientEnd;
            for (int i = world.Random.Next(MaxFrames); i > 0; i--)
                await _stream.WriteAsync(NextBytes(i));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The provider has ended or closed the connection.
        }
    }

    public void Dispose() => _stream?.Dispose();

    private byte[] NextBytes(int number) => world.Random.Next(14) switch
    {
        0 => Wire.Heartbeat(number),
        1 => Wire.Result(number, 1, "nobody asked"),
        2 => Wire.Frame(Wire.TwoWay, 0, number, 0x4e, 0x4e, 0x4e),
        3 => Wire.Call(number, "sim.NoService", "work", "I[B", 1, Array.Empty<byte>()),
        // The attachments are missing, which is detected after the arguments are read.
        7 => Wire.Frame(Wire.TwoWay, 0, number, Wire.Values("2.0.2", WorkService.Key.Interface, "0.0.0", "work", "I[B", 1, new byte[3])),
        4 => Wire.Frame(0xc6, 0, number, 1, 2, 3),
        5 when world.Chance(0.2) => [.. "GET / HTTP/1.1"u8],
        6 when world.Chance(0.2) => [0xda, 0xbb, 0xc2],
        8 => Echo(number, 20_000 + world.Random.Next(20_000)),
        // The frame is long and stays incomplete, or is completed by later data.
        9 when world.Chance(0.3) => Wire.Frame(Wire.TwoWay, 0, number, new byte[200_000])[..world.Random.Next(200_000)],
        _ => Echo(number, world.Random.Next(3000)),
    };

    private static byte[] Echo(int number, int length) =>
        Wire.Call(number, WorkService.Key.Interface, "$echo", "Ljava/lang/Object;", new string('x', length));
}
