using DubboNet.Tests.Support;

namespace DubboNet.Tests.Callbacks;

/// <summary>Sets up a consumer, and a provider that keeps the listeners that it receives.</summary>
internal sealed class CallbackStage
{
    private readonly EngineHarness _engine;

    private CallbackStage(EngineHarness engine, Action<DubboServerOptions>? configure)
    {
        _engine = engine;
        DubboServerOptions options = engine.ServerOptions();
        configure?.Invoke(options);
        Server = new DubboServer(options, new DubboService(Methods.Service)
            .Map(Methods.Subscribe, (listener, context) =>
            {
                Listeners.Add(listener);
                LastClosed = context.ConnectionClosed;
                return OnSubscribed(listener);
            })
            .Map(Methods.Unsubscribe, (listener, _) => ValueTask.FromResult(listener is null ? "none" : $"{Listeners.IndexOf(listener)}")));
        Server.Start();
        engine.Settle();
        Channel = engine.Connect();
    }

    public CallbackMethods Methods { get; } = CallbackMethods.Default;

    public DubboServer Server { get; }

    public DubboChannel Channel { get; }

    /// <summary>Gets the listeners that the provider received, one for each call.</summary>
    public List<Func<string, Task<string>>> Listeners { get; } = [];

    /// <summary>Gets the token of the last subscription at the provider.</summary>
    public CancellationToken LastClosed { get; private set; }

    public Func<Func<string, Task<string>>, ValueTask<string>> OnSubscribed { get; set; } = _ => ValueTask.FromResult("subscribed");

    public static void Run(Action<CallbackStage, EngineHarness> test, Action<DubboServerOptions>? configure = null) =>
        EngineHarness.Run(engine => test(new CallbackStage(engine, configure), engine));

    public Task<string> Subscribe(Func<string, Task<string>> listener, DubboCallOptions options = default) =>
        Invoke(Methods.Subscribe, listener, options);

    public Task<string> Unsubscribe(Func<string, Task<string>> listener) => Invoke(Methods.Unsubscribe, listener, default);

    /// <summary>Calls a listener from the provider.</summary>
    public Task<string> Publish(string what, int listener = 0)
    {
        Task<string> call = Listeners[listener](what);
        _engine.Settle();
        return call;
    }

    private Task<string> Invoke(
        DubboMethod<Func<string, Task<string>>, string> method, Func<string, Task<string>> listener, DubboCallOptions options)
    {
        Task<string> call = Channel.InvokeAsync(method, listener, options).AsTask();
        _engine.Settle();
        return call;
    }
}
