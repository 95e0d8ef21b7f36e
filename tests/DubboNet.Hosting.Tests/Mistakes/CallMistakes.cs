using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>Mistakes that make a call fail.</summary>
internal static class CallMistakes
{
    private const string Call = "call";

    private static readonly ServiceKey Orders = new("com.acme.OrderService");

    public static IEnumerable<Mistake> All => [.. Addresses, .. Names, .. Arguments, .. ResultTypes, .. Limits];

    private static IEnumerable<Mistake> Addresses =>
    [
        new("Nothing listens on the port", Call, async stage =>
        {
            int port = FreePort.Find();
            string told =
                await MistakeStage.FailAsync(() => stage.Client<IOrderService>(address: $"dubbo://127.0.0.1:{port}").QueryAsync(1));
            return stage.Normalize(told, port);
        }),
        new("No provider of a cluster can be reached", Call, async stage =>
        {
            int port = FreePort.Find();
            var options = new DubboClusterOptions
            {
                Channel = { ReconnectDelay = MistakeStage.Pause, MaxReconnectDelay = MistakeStage.Pause },
            };
            var cluster = stage.Keep(new DubboCluster($"dubbo://127.0.0.1:{port}", options));
            return stage.Normalize(await MistakeStage.FailAsync(() => cluster.CreateClient<IOrderService>().QueryAsync(1)), port);
        }),
        new("The port belongs to an SSH server", Call, stage => StrangerAsync(stage, "SSH-2.0-OpenSSH_9.6\r\n")),
        new("The port belongs to an HTTP server", Call, stage => StrangerAsync(stage, "HTTP/1.1 400 Bad Request\r\n\r\n")),
    ];

    private static IEnumerable<Mistake> Names =>
    [
        Of(
            "The interface name is wrong",
            stage => stage.Client<IOrderService>(service: new ServiceKey("com.acme.OrdersService")).QueryAsync(1)),
        Of(
            "The group is wrong",
            stage => stage.Client<IOrderService>(service: new ServiceKey("com.acme.OrderService", group: "blue")).QueryAsync(1)),
        Of(
            "The version is wrong",
            stage => stage.Client<IOrderService>(service: new ServiceKey("com.acme.OrderService", "2.0.0")).QueryAsync(1)),
        Of("The method name is wrong", stage => stage.Client<IWrongOrderService>().QuerryAsync(1)),
        Of("The Java types of the parameters are wrong", stage => stage.Client<IWrongOrderService>().QueryAsync(1)),
        Of(
            "A generic call names a method that does not exist",
            stage => stage.Channel().InvokeGenericAsync(Orders, "find", ["long"], [1L]).AsTask()),
        Of(
            "A generic call has an argument that is not of the declared type",
            stage => stage.Channel().InvokeGenericAsync(Orders, "query", ["long"], ["one"]).AsTask()),
        Of(
            "A dynamic call has more arguments than types",
            stage => stage.Channel().InvokeDynamicAsync(Orders, "query", ["long"], [1L, 2L]).AsTask()),
    ];

    private static IEnumerable<Mistake> Arguments =>
    [
        Of("The class of an argument has no `[HessianType]`", stage => stage.Client<IResultService>().SendAsync(new Customer())),
        Of(
            "A map in an argument contains an object of such a class",
            stage => stage.Client<IResultService>().SendAsync(
                new Dictionary<string, object> { ["buyer"] = new List<object> { new Customer() } })),
        Of(
            "The declared type does not list the subclass with `[HessianSubtype]`",
            stage => stage.Client<IResultService>().DrawAsync(new Circle { Radius = 1 })),
        Of(
            "A `DateTime` is of unspecified kind",
            stage => stage.Client<IResultService>().PlanAsync(new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Unspecified))),
        Of("An argument is nested too deeply", stage => stage.Client<IResultService>().SendAsync(Nested(20_000))),
        Of("An enum value has no constant", stage => stage.Client<IOrderService>().MoveAsync((OrderStage)7)),
        Of("The provider does not have the enum constant", stage => stage.Client<IWrongOrderService>().MoveAsync(OtherStage.Cancelled)),
        Of(
            "The request is longer than `MaxPayload`",
            stage => stage.Client<IResultService>(options => options.MaxPayload = 1000).SendAsync(new string('x', 2000))),
    ];

    private static IEnumerable<Mistake> ResultTypes =>
    [
        Of("A BigDecimal does not fit `decimal`", stage => stage.Client<IResultService>().PageAsync("decimal")),
        Of("A long does not fit `int`", stage => stage.Client<IResultService>().PageAsync("long")),
        Of("The result is text, but `int` is declared", stage => stage.Client<IResultService>().CountAsync("text")),
        Of("The result is null, but `int` is declared", stage => stage.Client<IResultService>().CountAsync("null")),
        Of("The result is a list, but `string` is declared", stage => stage.Client<IResultService>().TextAsync("list")),
        Of("The enum does not have the constant", stage => stage.Client<IResultService>().StageAsync("stage")),
        Of("A map has a null key", stage => stage.Client<IResultService>().MapAsync("null-key")),
        Of("The method throws a class that no `[DubboThrows]` names", stage => stage.Client<IOrderService>().FailAsync("java")),
        Of("The handler throws an exception without a Java class", stage => stage.Client<IOrderService>().FailAsync("other")),
        Of("The handler returns a value that cannot be written", stage => stage.Client<IResultService>().SendAsync("unwritable")),
    ];

    private static IEnumerable<Mistake> Limits =>
    [
        Of(
            "The call takes longer than its timeout",
            stage => stage.Client<IOrderService>().QueryAsync(-1, new DubboCallOptions { Timeout = TimeSpan.FromMilliseconds(100) })),
        Of("With `FailWhenFull`, more calls are pending than `MaxPendingCalls` allows", async stage =>
        {
            IOrderService orders = stage.Client<IOrderService>(options => (options.MaxPendingCalls, options.FailWhenFull) = (1, true));
            await orders.QueryAsync(1);
            await QueryBesideAsync(orders);
        }),
        WithServer(
            "The provider has reached `MaxConcurrentCalls`", options => options.MaxConcurrentCalls = 1,
            stage => QueryBesideAsync(stage.Client<IOrderService>())),
        WithServer("The token is missing", options => options.Token = "secret", stage => stage.Client<IOrderService>().QueryAsync(1)),
        WithServer(
            "The response is longer than the provider's `MaxPayload`", options => options.MaxPayload = 1000,
            stage => stage.Client<IResultService>().SendAsync("long-text")),
        Of(
            "The response is longer than the client's `MaxPayload`",
            stage => stage.Client<IResultService>(options => options.MaxPayload = 200).SendAsync("unwritable")),
        new("The consumer uses a serialization other than hessian2", "response to the consumer", async stage =>
        {
            using RawPeer consumer = await RawPeer.ConnectAsync(stage.Server.LocalEndPoint);
            RawFrame answer = await consumer.AskAsync(Wire.Frame(0xc0 | 23, 0, 1, 0x00));
            return stage.Normalize($"status {answer.Status}: {answer.Text}");
        }),
        Of("The channel is disposed of", async stage =>
        {
            var channel = new DubboChannel(stage.Address);
            await channel.DisposeAsync();
            await channel.CreateClient<IOrderService>().QueryAsync(1);
        }),
    ];

    /// <summary>Creates a mistake whose call fails with the message.</summary>
    private static Mistake Of(string what, Func<MistakeStage, Task> call) =>
        new(what, Call, async stage => stage.Normalize(await MistakeStage.FailAsync(() => call(stage))));

    private static Mistake WithServer(string what, Action<DubboServerOptions> configure, Func<MistakeStage, Task> call) =>
        new(what, Call, async _ =>
        {
            await using var stage = new MistakeStage(configure);
            return stage.Normalize(await MistakeStage.FailAsync(() => call(stage)));
        });

    /// <summary>Makes a call while another one runs.</summary>
    private static Task<string?> QueryBesideAsync(IOrderService orders)
    {
        var options = new DubboCallOptions { Timeout = TimeSpan.FromSeconds(1) };
        _ = orders.QueryAsync(-1, options).ContinueWith(_ => { }, TaskScheduler.Default);
        return orders.QueryAsync(1);
    }

    /// <summary>Calls a port on which another protocol listens that sends the first bytes.</summary>
    private static async Task<string> StrangerAsync(MistakeStage stage, string greeting)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task<string> call = MistakeStage.FailAsync(() => stage.Client<IOrderService>(address: $"dubbo://127.0.0.1:{port}").QueryAsync(1));
        using Socket stranger = await listener.AcceptSocketAsync().Within();
        await stranger.ReceiveAsync(new byte[1024]).Within();
        await stranger.SendAsync(Encoding.ASCII.GetBytes(greeting)).Within();
        return stage.Normalize(await call, port);
    }

    private static object Nested(int depth)
    {
        object value = 1;
        for (int i = 0; i < depth; i++)
            value = new List<object> { value };
        return value;
    }
}
