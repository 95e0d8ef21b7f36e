using DubboNet.Remoting.Connections;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

/// <summary>
/// Tests long responses, which are not decoded in the receive loop. The formatter of the result plays the events that occur meanwhile.
/// </summary>
[Property("Rule", "W56")]
public sealed class LongResponseTests
{
    private const byte Value = 1;
    private const byte ValueWithAttachments = 4;

    private static readonly string Long = new('x', 100_000);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    [Test]
    [Property("Rule", "W58")]
    public void Timeout_applies_while_the_response_is_decoded() => Run(stage =>
    {
        var attachments = new Attachments();
        Task<string> call = stage.Call(new DubboCallOptions { ResponseAttachments = attachments });
        stage.WhileDecoding = () =>
        {
            stage.Engine.Pass(2 * Timeout);
            Assert.That(call.IsFaulted, Is.True, "the call ends before the decoding");
        };
        stage.Answer(Wire.Result(stage.ReadRequest().Id, ValueWithAttachments, Long, new Dictionary<object, object?> { ["key"] = "late" }));
        var error = (DubboTimeoutException)call.Exception!.InnerException!;
        Assert.That(error.Message, Does.Contain("while its response was being decoded"));
        Assert.That((error.Stage, error.RequestState), Is.EqualTo((TimeoutStage.Response, RequestState.Sent)));
        Assert.That(attachments, Is.Empty, "they belong to the caller again");
        stage.AssertNextCallIsServed();
    });

    [Test]
    public void Cancellation_applies_while_the_response_is_decoded() => Run(stage =>
    {
        using var source = new CancellationTokenSource();
        Task<string> call = stage.Call(default, source.Token);
        stage.WhileDecoding = () =>
        {
            source.Cancel();
            stage.Engine.Settle();
            Assert.That(call.IsCanceled, Is.True, "the call ends before the decoding");
        };
        stage.Answer(Wire.Result(stage.ReadRequest().Id, Value, Long));
        stage.AssertNextCallIsServed();
    });

    [Test]
    public void Call_that_has_already_ended_is_not_decoded() => Run(stage =>
    {
        using var source = new CancellationTokenSource();
        Task<string>[] calls = [stage.Call(default, source.Token), stage.Call(default, source.Token)];
        int decoded = 0;
        stage.WhileDecoding = () =>
        {
            decoded++;
            source.Cancel();
        };
        stage.Answer([.. Wire.Result(stage.ReadRequest().Id, Value, Long), .. Wire.Result(stage.ReadRequest().Id, Value, Long)]);
        Assert.That(calls.Select(call => call.IsCanceled), Is.All.True);
        Assert.That((decoded, stage.Channel.Connection!.LateResponses), Is.EqualTo((1, 2)));
    });

    [Test]
    public void Responses_of_other_calls_arrive_meanwhile() => Run(stage =>
    {
        Task<string> slow = stage.Call();
        long slowId = stage.ReadRequest().Id;
        Task<string> other = stage.Call();
        long otherId = stage.ReadRequest().Id;
        stage.WhileDecoding = () =>
        {
            stage.WhileDecoding = () => { };
            stage.Answer(Wire.Result(otherId, Value, "short"));
            Assert.That((other.IsCompletedSuccessfully, slow.IsCompleted), Is.EqualTo((true, false)));
        };
        stage.Answer(Wire.Result(slowId, Value, Long));
        Assert.That((slow.Result, other.Result), Is.EqualTo((Long, "short")));
    });

    [Test]
    [Property("Rule", "W65")]
    public void Response_that_was_received_is_used_although_the_connection_is_lost_meanwhile() => Run(stage =>
    {
        var attachments = new Attachments();
        Task<string> call = stage.Call(new DubboCallOptions { ResponseAttachments = attachments });
        stage.WhileDecoding = stage.LoseConnection;
        stage.Answer(Wire.Result(stage.ReadRequest().Id, ValueWithAttachments, Long, new Dictionary<object, object?> { ["key"] = "kept" }));
        Assert.That((call.Result, attachments.GetText("key")), Is.EqualTo((Long, "kept")));
    });

    [Test]
    [Property("Rule", "W58")]
    public void Timeout_applies_when_the_connection_is_lost_meanwhile() => Run(stage =>
    {
        Task<string> call = stage.Call();
        stage.WhileDecoding = () =>
        {
            stage.LoseConnection();
            stage.Engine.Pass(2 * Timeout);
            Assert.That(call.IsFaulted, Is.True);
        };
        stage.Answer(Wire.Result(stage.ReadRequest().Id, Value, Long));
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());
    });

    [Test]
    public void Second_response_to_the_same_call_is_dropped_meanwhile() => Run(stage =>
    {
        Task<string> call = stage.Call();
        byte[] answer = Wire.Result(stage.ReadRequest().Id, Value, Long);
        int decoded = 0;
        stage.WhileDecoding = () =>
        {
            decoded++;
            stage.Engine.Settle();
        };
        stage.Answer([.. answer, .. answer]);
        Assert.That((call.Result, decoded, stage.Channel.Connection!.LateResponses), Is.EqualTo((Long, 1, 1)));
    });

    [Test]
    public void Only_a_few_long_responses_of_a_provider_are_decoded_at_the_same_time() => Run(stage =>
    {
        const int Calls = 20;
        const int MostAtOnce = 4;
        Task<string>[] calls = [.. Enumerable.Range(0, Calls).Select(_ => stage.Call())];
        byte[] answers = [.. calls.SelectMany(_ => Wire.Result(stage.ReadRequest().Id, Value, Long))];
        int most = 0;
        int now = 0;
        stage.WhileDecoding = () =>
        {
            most = Math.Max(most, ++now);
            stage.Engine.Settle();
            now--;
        };
        stage.Answer(answers);
        Assert.That(most, Is.EqualTo(MostAtOnce));
        Assert.That(calls.Select(call => call.Result), Is.All.EqualTo(Long));
    });

    private static void Run(Action<Stage> test) => EngineHarness.Run(engine =>
    {
        var pools = new PoolLedger(static () => { }, Assert.Fail);
        using var stage = new Stage(engine);
        test(stage);
        stage.Dispose();
        engine.Settle();
        Assert.That(pools.Outstanding, Is.Empty);
    });

    /// <summary>
    /// Sets up a channel to a provider that the test plays, and a method whose result is decoded as slowly as the test needs.
    /// </summary>
    private sealed class Stage : IDisposable
    {
        private readonly DubboMethod<string, string> _method;
        private readonly ITransportListener _listener;
        private RawPeer? _provider;

        public Stage(EngineHarness engine)
        {
            Engine = engine;
            engine.Log.Expect("ProviderDown");
            _method = new(
                FrameMethods.Service, "slow", "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String),
                new SlowFormatter(this));
            _listener = engine.Network.Listen(EngineHarness.Address);
            Channel = engine.Connect(options =>
                (options.Timeout, options.HeartbeatInterval, options.ShutdownTimeout) = (Timeout, TimeSpan.Zero, TimeSpan.Zero));
        }

        public EngineHarness Engine { get; }

        public DubboChannel Channel { get; }

        /// <summary>Gets or sets an action that runs while each result is decoded.</summary>
        public Action WhileDecoding { get; set; } = () => { };

        public Task<string> Call(DubboCallOptions options = default, CancellationToken cancellationToken = default)
        {
            Task<string> call = Channel.InvokeAsync(_method, "x", options, cancellationToken).AsTask();
            Engine.Settle();
            _provider ??= new RawPeer(Engine.Network.Connections[^1].Server);
            return call;
        }

        public RawFrame ReadRequest()
        {
            Task<RawFrame?> frame = _provider!.ReadFrameAsync();
            Engine.Settle();
            return frame.Result!;
        }

        public void Answer(byte[] bytes)
        {
            _ = _provider!.SendAsync(bytes);
            Engine.Settle();
        }

        public void LoseConnection()
        {
            DubboConnection lost = Channel.Connection!;
            Engine.Network.Connections[^1].Client.Dispose();
            Engine.Settle();
            Assert.That(lost.CloseReason, Is.Not.Null);
        }

        public void AssertNextCallIsServed()
        {
            WhileDecoding = () => { };
            Task<string> next = Call();
            Answer(Wire.Result(ReadRequest().Id, Value, Long));
            Assert.That(next.Result, Is.EqualTo(Long));
        }

        public void Dispose()
        {
            Task closing = Channel.DisposeAsync().AsTask();
            Engine.Settle();
            Assert.That(closing.IsCompletedSuccessfully, Is.True);
            _provider?.Dispose();
            _listener.Dispose();
        }
    }

    private sealed class SlowFormatter(Stage stage) : IHessianFormatter<string>
    {
        public void Write(ref HessianWriter writer, string? value) => writer.WriteString(value);

        public string? Read(ref HessianReader reader)
        {
            string? text = reader.ReadString();
            stage.WhileDecoding();
            return text;
        }
    }
}
