namespace DubboNet.Tests.Callbacks;

/// <summary>Describes a feed whose listeners are delegates, without a contract.</summary>
internal sealed class CallbackMethods(ServiceKey service)
{
    public const string Listener = "com.acme.Listener";

    private const string ListenerDescriptor = "Lcom/acme/Listener;";

    private static readonly DubboMethod<string, string> Changed = new(
        new ServiceKey(Listener), "changed", "Ljava/lang/String;", DubboArguments.CreateFormatter(As.String), As.String);

    public static CallbackMethods Default { get; } = new(new ServiceKey("com.acme.Feed"));

    public ServiceKey Service => service;

    public DubboMethod<Func<string, Task<string>>, string> Subscribe { get; } = Create("subscribe", releases: false, service);

    public DubboMethod<Func<string, Task<string>>, string> Unsubscribe { get; } = Create("unsubscribe", releases: true, service);

    private static DubboMethod<Func<string, Task<string>>, string> Create(string name, bool releases, ServiceKey service) => new(
        service, name, ListenerDescriptor, DubboArguments.CreateFormatter(DubboArguments.Callback<Func<string, Task<string>>>()), As.String)
    {
        Callbacks =
        [
            ContractCallbacks.ForDelegate<Func<string, Task<string>>, Func<string, Task<string>>>(
                0,
                Listener,
                arguments => arguments,
                (_, callback) => callback!,
                (service, callback) => service.Map(Changed, (what, _) => new ValueTask<string>(callback(what))),
                (invoker, key) =>
                {
                    DubboMethod<string, string> changed = Changed.For(key);
                    return what => what switch
                    {
                        "one-way" => SendAsync(invoker, changed),
                        "nested" => invoker.InvokeAsync(Create("subscribe", releases: false, key), Task.FromResult).AsTask(),
                        "cancelled" => CancelAsync(invoker, changed),
                        _ => invoker.InvokeAsync(changed, what).AsTask(),
                    };
                },
                releases),
        ],
    };

    private static async Task<string> CancelAsync(IDubboInvoker invoker, DubboMethod<string, string> changed)
    {
        using var source = new CancellationTokenSource();
        Task<string> call = invoker.InvokeAsync(changed, "cancelled", cancellationToken: source.Token).AsTask();
        source.Cancel();
        return await call;
    }

    private static async Task<string> SendAsync(IDubboInvoker invoker, DubboMethod<string, string> changed)
    {
        await invoker.SendOneWayAsync(changed, "one-way");
        return "sent";
    }
}
