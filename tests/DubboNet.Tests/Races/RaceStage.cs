using DubboNet.Remoting.Connections;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Races;

/// <summary>
/// Sets up a channel with one running call to a provider that the test plays. The test triggers the events that can end the call.
/// </summary>
internal sealed class RaceStage : IDisposable
{
    private const byte Value = 1;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly EngineHarness _engine;
    private readonly PoolLedger _pools = new(static () => { }, Assert.Fail);
    private readonly CancellationTokenSource _source = new();
    private readonly ITransportListener _listener;
    private readonly DubboChannel _channel;
    private readonly DubboConnection _connection;
    private readonly RawPeer _provider;
    private readonly RawFrame _request;
    private Task? _disposal;
    private object? _outcome;

    public RaceStage(SeededScheduler scheduler, bool inline)
    {
        _engine = new EngineHarness(scheduler);
        _engine.Log.Expect("CloseTimedOut");
        _listener = _engine.Network.Listen(EngineHarness.Address);
        _channel = _engine.Connect(
            options => (options.InlineCompletions, options.ShutdownTimeout, options.Timeout) = (inline, TimeSpan.Zero, Timeout));
        _ = CallAsync();
        _engine.Settle();
        _connection = _channel.Connection!;
        _provider = Provider();
        _request = Read(_provider);
    }

    /// <summary>Gets how many times the code that awaits the call continued.</summary>
    public int Ends { get; private set; }

    /// <summary>Triggers an event, but does not run the work that it causes.</summary>
    public void Begin(CallEnd end)
    {
        switch (end)
        {
            case CallEnd.Answer:
                _ = _provider.SendAsync(Wire.Result(_request.Id, Value, CallOutcome.ShortAnswer));
                break;
            case CallEnd.LongAnswer:
                _ = _provider.SendAsync(Wire.Result(_request.Id, Value, CallOutcome.LongAnswer));
                break;
            case CallEnd.TimeOut:
                _engine.Time.Advance(2 * Timeout);
                break;
            case CallEnd.Cancellation:
                _source.Cancel();
                break;
            case CallEnd.Loss:
                _engine.Network.Connections[0].Client.Dispose();
                break;
            default:
                _disposal = _channel.DisposeAsync().AsTask();
                break;
        }
    }

    /// <summary>
    /// Triggers an event and runs work until the call is claimed, or until the event came too late. The code that awaits the call may not
    /// have continued.
    /// </summary>
    public void End(CallEnd end)
    {
        Begin(end);
        _engine.RunUntil(() => end switch
        {
            CallEnd.Answer or CallEnd.LongAnswer => _connection.PendingCalls == 0 && (_connection.LateResponses > 0 || !_connection.IsOpen),
            CallEnd.Loss or CallEnd.Disposal => _connection.CloseReason is not null,
            _ => true,
        });
    }

    /// <summary>Runs all work. Asserts that one of the permitted events ended the call, and that no resources are left.</summary>
    public void Settle(params CallEnd[] permitted)
    {
        _engine.Settle();
        Assert.That(Ends, Is.EqualTo(1), "the call ended once");
        Assert.That(permitted, Has.Some.Matches<CallEnd>(end => CallOutcome.IsOf(end, _outcome, _source.Token)), $"{_outcome}");
        Assert.That(_connection.PendingCalls, Is.Zero);
        if (_disposal is null)
            AssertNextCallIsServed();
        _disposal ??= _channel.DisposeAsync().AsTask();
        _engine.Settle();
        Assert.That(_disposal.IsCompletedSuccessfully, Is.True);
        Assert.That(Ends, Is.EqualTo(1), "the call did not end again");
        Assert.That(_pools.Outstanding, Is.Empty);
        Assert.That(_engine.Log.Unexpected, Is.Empty);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _listener.Dispose();
        _source.Dispose();
    }

    private async Task CallAsync()
    {
        try
        {
            _outcome = await _channel.InvokeAsync(FrameMethods.Echo, "x", cancellationToken: _source.Token);
        }
        catch (Exception e)
        {
            _outcome = e;
        }

        Ends++;
    }

    /// <summary>Asserts that the objects of the call serve the next call correctly.</summary>
    private void AssertNextCallIsServed()
    {
        // A lost connection that had received nothing is replaced after a delay.
        _engine.Pass(Timeout);
        Task<string> next = _engine.Call(_channel, "next");
        RawPeer provider = _connection.IsOpen ? _provider : Provider();
        Task answer = provider.SendAsync(Wire.Result(Read(provider).Id, Value, "next"));
        _engine.Settle();
        Assert.That((answer.IsCompletedSuccessfully, next.Result), Is.EqualTo((true, "next")));
    }

    /// <summary>Gets the provider's end of the newest connection.</summary>
    private RawPeer Provider() => new(_engine.Network.Connections[^1].Server);

    private RawFrame Read(RawPeer provider)
    {
        Task<RawFrame?> frame;
        do
        {
            frame = provider.ReadFrameAsync();
            _engine.Settle();
        }
        while (frame.Result!.Header.IsEvent); // A heartbeat follows a call that timed out.
        return frame.Result;
    }
}
