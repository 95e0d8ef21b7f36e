using System.Net;

namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Runs each case of the Java consumer against the Java provider of its line, directly and through a gateway that knows no interface. The
/// gateway reads every ordinary or generic call as dynamic values and makes it again.
/// </summary>
[Category("Java")]
[Property("Feature", "61")]
public sealed class JavaThroughGatewayTests
{
    private const string Interface = "com.example.frames.FrameService";

    // A gateway would have to do more for these cases, such as forwarding attachments and timeouts, knowing methods and one-way calls, and
    // being called back.
    private static readonly string[] NotForGateways =
        ["attachment", "attachment-reply", "timeout", "one-way", "no-such-method", "group-version"];

    // The generic calls whose values do not need declared types.
    private static readonly string[] Generic =
    [
        "generic-echo", "generic-no-types", "generic-void", "generic-over", "generic-date", "generic-person-null", "generic-ids",
        "generic-texts", "generic-set", "generic-bytes",
        "generic-fail-runtime",
    ];

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Java_consumer_does_not_notice_a_gateway(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        var service = new ServiceKey(Interface);
        await using var channel =
            new DubboChannel(new IPEndPoint(IPAddress.Loopback, java.ProviderPort), new() { Timeout = TimeSpan.FromMinutes(1) });
        await using var gateway = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) },
            new DubboService(service).MapDynamic((call, _) => call.ParameterTypes is { } types
                ? channel.InvokeDynamicAsync(service, call.Method, types, call.Arguments)
                : channel.InvokeGenericRawAsync(service, call.Method, null, call.Arguments)));
        gateway.Start();

        IEnumerable<string> ordinary = (await java.Consumer.AskAsync("cases")).Split(' ')
            .Where(
                name => !name.StartsWith("generic-", StringComparison.Ordinal) && !name.StartsWith("callback", StringComparison.Ordinal));
        string[] cases = [.. ordinary.Except(NotForGateways), .. Generic];
        Assert.That(cases, Has.Length.GreaterThan(80));
        foreach (string name in cases)
        {
            string direct = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{java.ProviderPort}");
            string through = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{gateway.LocalEndPoint.Port}");
            Assert.That(through, Is.EqualTo(direct), () => $"{name}\n{java.Consumer.Log}");
        }
    }
}
