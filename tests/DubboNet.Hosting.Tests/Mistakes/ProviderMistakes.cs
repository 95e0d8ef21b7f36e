using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>Mistakes that the log of a provider reports, and mistakes in code that throw where they are made.</summary>
internal static class ProviderMistakes
{
    private const string Code = "constructor or method";

    public static IEnumerable<Mistake> All => [.. Logged, .. OfCode];

    private static IEnumerable<Mistake> Logged =>
    [
        Log(
            "The consumer asks for a service that the provider does not host", "Refused",
            stage => stage.Client<IOrderService>(service: new ServiceKey("com.acme.OrdersService")).QueryAsync(1)),
        Log(
            "The consumer sends an enum constant that the provider does not have", "Refused",
            stage => stage.Client<IWrongOrderService>().MoveAsync(OtherStage.Cancelled)),
        Log(
            "A handler throws an exception without a Java class", "HandlerThrew",
            stage => stage.Client<IOrderService>().FailAsync("other")),
        Log(
            "A handler returns a value that cannot be written", "ResponseNotEncodable",
            stage => stage.Client<IResultService>().SendAsync("unwritable")),
        Log("Something that is not dubbo connects", "NotDubbo", async stage =>
        {
            using RawPeer browser = await RawPeer.ConnectAsync(stage.Server.LocalEndPoint);
            await browser.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
            await browser.IsClosedByPeerAsync();
        }),
    ];

    private static IEnumerable<Mistake> OfCode =>
    [
        Throws("The address is the address of a registry", () => new DubboChannel("zookeeper://10.0.0.5:2181")),
        Throws("The address has another protocol", () => new DubboChannel("tri://10.0.0.5:50051")),
        Throws("The scheme is misspelled", () => new DubboChannel("dubo://10.0.0.5:20880")),
        Throws("A parameter of the address is not a number", () => new DubboChannel("dubbo://10.0.0.5:20880?timeout=3s")),
        Throws("Two services have the same key", () => new DubboServer(
            new DubboServerOptions(), ContractService.Create<IOrderService>(new OrderProvider()),
            ContractService.Create<IOrderService>(new OrderProvider()))),
        Throws(
            "A limit names a method that does not exist",
            () => ContractService.Create<IOrderService>(new OrderProvider()).LimitConcurrency(1, "querry")),
        Throws("A descriptor is not a JVM descriptor", () => new DubboMethod<long, string>(
            new ServiceKey("com.acme.OrderService"), "query", "long", HessianFormatters.Int64, HessianFormatters.String)),
        Throws("A method by name does not exist", () => ContractSignatures.ParameterTypes<IOrderService>("querry")),
        Throws(
            "Handlers are set to start both inline and on their own threads",
            () => new DubboServer(new DubboServerOptions { InlineHandlers = true, HandlerThreads = 1 })),
        new("A server is started twice", Code, async stage => stage.Normalize(await MistakeStage.FailAsync(() =>
        {
            stage.Server.Start();
            return Task.CompletedTask;
        }))),
        new("The address of a server is read before the server is started", Code, stage => MistakeStage.FailAsync(
            () => Task.FromResult(
                new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }).LocalEndPoint))),
    ];

    private static Mistake Log(string what, string eventName, Func<MistakeStage, Task> call) =>
        new(what, $"log (`{eventName}`)", async stage => stage.Normalize(await stage.LogAsync(eventName, () => call(stage))));

    private static Mistake Throws(string what, Func<object> make) =>
        new(what, Code, _ => MistakeStage.FailAsync(() => Task.FromResult(make())));
}
