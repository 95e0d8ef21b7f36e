using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Example.Frames;
using Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Tests TLS between .NET and Java, with and without certificates of consumers. All certificates are PEM files of the test.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class JavaTlsTests
{
    // Dubbo 3.3 does not tell Netty 4.2 the name of the provider. So it can use TLS only without checking names, as 2.7 and 3.2 do.
    private const string NoHostNames = "-Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE";

    // The first handshake of a JVM takes many seconds on a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet-tls-").FullName;
    private readonly TestCertificates _certificates = new();

    [TearDown]
    public void Remove()
    {
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W69")]
    public async Task DotNet_consumer_calls_a_Java_provider(string line)
    {
        await JavaLine.RequireAsync(line);
        await using JavaPeer provider = await StartAsync(line, "provider", _certificates.ForServer());

        await using DubboChannel trusting = Connect(provider.Port, _certificates.ClientOptions());
        await AssertServedAsync(trusting, provider);

        using var others = new TestCertificates();
        await using DubboChannel distrusting = Connect(provider.Port, others.ClientOptions());
        await AssertRefusedAsync(distrusting);

        await using DubboChannel plain = Connect(provider.Port, null);
        await AssertRefusedAsync(plain);
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W69")]
    public async Task DotNet_consumer_calls_a_Java_provider_that_requires_its_certificate(string line)
    {
        await JavaLine.RequireAsync(line);
        await using JavaPeer provider = await StartAsync(line, "provider", _certificates.ForServer(), WriteAuthority());

        await using DubboChannel known = Connect(provider.Port, _certificates.ClientOptions(_certificates.ForClient("dotnet")));
        await AssertServedAsync(known, provider);

        await using DubboChannel unknown = Connect(provider.Port, _certificates.ClientOptions());
        await AssertRefusedAsync(unknown);
    }

    [TestCase("2.7")]
    [TestCase("3.2")]
    [TestCase("3.3")]
    [Property("Rule", "W69")]
    public async Task Java_consumer_calls_DotNet_providers_with_and_without_its_certificate(string line)
    {
        await JavaLine.RequireAsync(line);
        await using JavaPeer consumer = await StartAsync(line, "consumer", _certificates.ForClient("java"), WriteAuthority());
        await using DubboServer mutual = Serve(_certificates.ServerOptions(needsClient: true));
        await using DubboServer oneSided = Serve(_certificates.ServerOptions());
        using var others = new TestCertificates();
        await using DubboServer stranger = Serve(others.ServerOptions());

        Assert.That(await EchoAsync(consumer, mutual), Is.EqualTo("call of CN=java"), () => consumer.Log);
        Assert.That(await EchoAsync(consumer, oneSided), Is.EqualTo("call of anonymous"), () => consumer.Log);
        Assert.That(await EchoAsync(consumer, stranger), Does.Contain("RpcException"));
    }

    private static async Task AssertServedAsync(DubboChannel channel, JavaPeer provider)
    {
        IFrameService client = channel.CreateClient<IFrameService>();
        Assert.That(await client.EchoAsync("over TLS"), Is.EqualTo("over TLS"), () => provider.Log);
        Assert.That(await client.ZerosAsync(300_000), Has.Length.EqualTo(300_000));
    }

    private static async Task AssertRefusedAsync(DubboChannel channel) =>
        await BoundedWait.FailAsync<DubboConnectionException>(channel.CreateClient<IFrameService>().EchoAsync("x"));

    private static DubboServer Serve(SslServerAuthenticationOptions tls)
    {
        DubboService service = new DubboService(FrameMethods.Service).Map(
            FrameMethods.Echo, (text, call) => ValueTask.FromResult($"{text} of {call.RemoteCertificate?.Subject ?? "anonymous"}"));
        var server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Tls = tls }, service);
        server.Start();
        return server;
    }

    private static Task<string> EchoAsync(JavaPeer consumer, DubboServer provider) =>
        consumer.AskAsync($"echo\t127.0.0.1:{provider.LocalEndPoint.Port}\tcall");

    private static DubboChannel Connect(int port, SslClientAuthenticationOptions? tls) => new(
        $"dubbo://127.0.0.1:{port}",
        new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = Limit, ConnectTimeout = Limit, Tls = tls });

    /// <summary>Starts a Java process with a certificate. It trusts the authority if one is given.</summary>
    private Task<JavaPeer> StartAsync(string line, string role, X509Certificate2 certificate, params string[] authority)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        string[] files =
            [Write("certificate.pem", certificate.ExportCertificatePem()), Write("key.pem", key.ExportPkcs8PrivateKeyPem()), .. authority];
        return JavaPeer.StartAsync(line, "tls", NoHostNames, [role, .. files]);
    }

    private string WriteAuthority() => Write("authority.pem", _certificates.Authority.ExportCertificatePem());

    private string Write(string name, string pem)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, pem);
        return path;
    }
}
