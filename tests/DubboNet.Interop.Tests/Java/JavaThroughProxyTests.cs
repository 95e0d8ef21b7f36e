using System.Net;

namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Runs each case of the Java consumer against the Java provider of its line, directly and through a proxy that forwards bodies without
/// decoding them. The consumer must get the same result.
/// </summary>
[Category("Java")]
[Property("Feature", "12")]
public sealed class JavaThroughProxyTests
{
    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Java_consumer_does_not_notice_a_proxy(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using var channel = new DubboChannel(new IPEndPoint(IPAddress.Loopback, java.ProviderPort));
        await using var proxy = new DubboServer(new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            RawHandler = (request, cancellationToken) => channel.ForwardAsync(request, TimeSpan.FromMinutes(1), cancellationToken),
        });
        proxy.Start();
        // The provider calls back on the connection of the call, which belongs to the proxy.
        string[] cases =
            [.. (await java.Consumer.AskAsync("cases")).Split(' ').Where(name => !name.StartsWith("callback", StringComparison.Ordinal))];
        Assert.That(cases, Has.Length.GreaterThan(80));
        foreach (string name in cases)
        {
            string direct = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{java.ProviderPort}");
            string through = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{proxy.LocalEndPoint.Port}");
            Assert.That(through, Is.EqualTo(direct), () => $"{name}\n{java.Consumer.Log}");
        }
    }
}
