using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using DubboNet.Hessian;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A consumer that uses all call slots of a server and takes each one again as soon as it is free, beside a consumer that makes occasional
/// calls. A call of the latter can be rejected, but not again when it is repeated, because the former then has half of the slots.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It is closed asynchronously.")]
internal sealed class PlaceHog : IActor
{
    private const int Places = 4;
    private const int AtOnce = 8;
    private const int MostRequests = 300;
    private const int Calls = 12;

    /// <summary>
    /// The maximum number of consecutive rejections. One rejection informs the server of another consumer, and one more can be caused by
    /// waiting work.
    /// </summary>
    private const int MostRefusalsInARow = 2;

    private static readonly TimeSpan Occupation = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private static readonly ServiceKey Service = new("sim.PlaceService");
    private static readonly DubboMethod<int, int> Occupy = Create("occupy");
    private static readonly DubboMethod<int, int> Knock = Create("knock");

    private readonly World _world;
    private readonly DubboServer _server;
    private readonly DubboChannel _channel;
    private readonly List<string> _violations = [];
    private Stream? _stream;

    public PlaceHog(World world, IPEndPoint endPoint)
    {
        _world = world;
        DubboServerOptions options = world.CreateServerOptions(endPoint);
        options.MaxConcurrentCalls = Places;
        _server = new DubboServer(options, new DubboService(Service).Map(Occupy, OccupyAsync).Map(Knock, number => number));
        _server.Start();
        _channel = new DubboChannel(endPoint, world.CreateChannelOptions());
        _ = HogAsync(endPoint);
        _ = KnockAsync();
    }

    public IEnumerable<string> Violations() => _violations;

    public void Dispose()
    {
        _stream?.Dispose();
        _ = _channel.DisposeAsync().AsTask();
        _ = _server.StopAsync();
    }

    private async ValueTask<int> OccupyAsync(int number, DubboCallContext context)
    {
        await _world.Clock.DelayAsync(Occupation);
        return number;
    }

    private async Task HogAsync(EndPoint endPoint)
    {
        try
        {
            _stream = (await _world.Network.DialAsync(endPoint, CancellationToken.None)).ClientEnd;
            for (int i = 0; i < AtOnce; i++)
                await SendAsync(i);
            for (int i = AtOnce; i < MostRequests && await RawFrames.ReadAsync(_stream) is not null; i++)
                await SendAsync(i);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The run has ended.
        }
    }

    private ValueTask SendAsync(int number) =>
        _stream!.WriteAsync(Wire.Call(number, Service.Interface, Occupy.Name, Occupy.Descriptor, number));

    private async Task KnockAsync()
    {
        int refusals = 0;
        for (int i = 0; i < Calls; i++)
        {
            await _world.Clock.DelayAsync(refusals > 0 ? Pause : _world.TimeUpTo(2 * Pause));
            try
            {
                await _channel.InvokeAsync(Knock, i, new DubboCallOptions { Timeout = TimeSpan.FromSeconds(5) });
                refusals = 0;
            }
            catch (DubboServerBusyException e)
            {
                _world.Statistics.Count("refused for want of a place");
                if (++refusals > MostRefusalsInARow)
                    _violations.Add($"one consumer holds {Places} places while another was refused {refusals} times: {e.Message}");
            }
            catch (Exception e) when (e is DubboException or ObjectDisposedException)
            {
                _violations.Add($"a call beside a consumer that takes all places: {e}");
            }
        }
    }

    private static DubboMethod<int, int> Create(string name) => new(
        Service, name, "I", DubboArguments.CreateFormatter(HessianFormatters.Int32), HessianFormatters.Int32);
}
