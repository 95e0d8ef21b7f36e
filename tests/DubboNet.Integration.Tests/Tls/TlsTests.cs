using System.Net.Security;

namespace DubboNet.Integration.Tests.Tls;

/// <summary>Tests TLS and mutual TLS, and the errors on both sides if the handshake fails.</summary>
public sealed class TlsTests : IDisposable
{
    private static readonly DubboMethod<string, string> Echo = FrameMethods.Echo;

    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Test]
    [Property("Rule", "W69")]
    public async Task Calls_go_over_TLS_from_the_first_byte()
    {
        await using Loopback loopback = Provider(_certificates.ServerOptions());
        DubboChannel channel = Consumer(loopback, _certificates.ClientOptions());
        byte[] large = new byte[200_000];
        new Random(1).NextBytes(large);

        Assert.That(await channel.InvokeAsync(Echo, "x"), Is.EqualTo("x"));
        Assert.That(await channel.InvokeAsync(FrameMethods.Bytes, large), Is.EqualTo(large));
        string[] texts = [.. Enumerable.Range(0, 500).Select(i => $"call {i}")];
        Assert.That(await Task.WhenAll(texts.Select(text => channel.InvokeAsync(Echo, text).AsTask())).Within(), Is.EqualTo(texts));
    }

    [Test]
    [Property("Rule", "W69")]
    public async Task Certificate_of_the_consumer_reaches_the_handler()
    {
        var service = new DubboService(FrameMethods.Service)
            .Map(Echo, (_, context) => new ValueTask<string>(context.RemoteCertificate?.Subject ?? "none"));
        await using var loopback = new Loopback(new DubboServerOptions { Tls = _certificates.ServerOptions(needsClient: true) }, service);

        Assert.That(
            await Consumer(loopback, _certificates.ClientOptions(_certificates.ForClient("alice"))).InvokeAsync(Echo, "who"),
            Is.EqualTo("CN=alice"));
        Assert.That(
            await Consumer(loopback, _certificates.ClientOptions(_certificates.ForClient("bob"))).InvokeAsync(Echo, "who"),
            Is.EqualTo("CN=bob"));
    }

    [Test]
    [Property("Rule", "W69")]
    public async Task Certificate_of_an_untrusted_authority_is_rejected()
    {
        using var others = new TestCertificates();
        await using Loopback loopback = Provider(others.ServerOptions());
        DubboConnectionException refused = await FailAsync(loopback, _certificates.ClientOptions());
        Assert.That(
            refused.Message, Does.StartWith("The TLS handshake with 127.0.0.1:").And.Contain("PartialChain").Or.Contain("UntrustedRoot"));
        Assert.That((refused.RequestState, refused.RemoteEndPoint), Is.EqualTo((RequestState.NotSent, loopback.EndPoint)));
    }

    [Test]
    [Property("Rule", "W69")]
    public async Task Expired_certificate_is_rejected()
    {
        await using Loopback loopback = Provider(_certificates.ServerOptions(_certificates.ForServer(hasExpired: true)));
        Assert.That((await FailAsync(loopback, _certificates.ClientOptions())).Message, Does.Contain("NotTimeValid"));
    }

    [Test]
    [Property("Rule", "W69")]
    public async Task Certificate_must_name_the_host_unless_the_check_is_turned_off()
    {
        await using Loopback loopback = Provider(_certificates.ServerOptions(_certificates.ForServer("inventory.example")));
        Assert.That((await FailAsync(loopback, _certificates.ClientOptions())).Message, Does.Contain("RemoteCertificateNameMismatch"));

        SslClientAuthenticationOptions named = _certificates.ClientOptions();
        named.TargetHost = "inventory.example";
        Assert.That(await Consumer(loopback, named).InvokeAsync(Echo, "named"), Is.EqualTo("named"));

        SslClientAuthenticationOptions lenient = _certificates.ClientOptions();
        lenient.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.RemoteCertificateNameMismatch;
        Assert.That(await Consumer(loopback, lenient).InvokeAsync(Echo, "lenient"), Is.EqualTo("lenient"));
    }

    [Test]
    public async Task Callback_that_throws_is_a_connection_error()
    {
        await using Loopback loopback = Provider(_certificates.ServerOptions());
        SslClientAuthenticationOptions options = _certificates.ClientOptions();
        options.RemoteCertificateValidationCallback = (_, _, _, _) => throw new InvalidOperationException("no store");
        Assert.That((await FailAsync(loopback, options)).Message, Does.Contain("no store"));
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "W69")]
    public async Task Consumer_without_a_trusted_certificate_gets_an_error_with_the_reason(bool hasOne)
    {
        using var others = new TestCertificates();
        await using Loopback loopback = Provider(_certificates.ServerOptions(needsClient: true));
        DubboConnectionException refused = await FailAsync(
            loopback, hasOne ? _certificates.ClientOptions(others.ForClient("mallory")) : _certificates.ClientOptions());

        // With TLS 1.3, the consumer completes the handshake before the provider checks its certificate, so the request may have been sent.
        Assert.That(refused.Message, Does.Contain("the provider may require a client certificate, or may have rejected this one"));
        await loopback.Log.WaitForAsync("HandshakeFailed");
        Assert.That(
            loopback.Log.Named("HandshakeFailed").Single().Text,
            Does.Match(hasOne ? "PartialChain|UntrustedRoot" : "RemoteCertificateNotAvailable"));
    }

    [Test]
    public void Options_without_a_host_are_copied_completely()
    {
        IEnumerable<string> settable =
            typeof(SslClientAuthenticationOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name);
        string source = Repository.Read("src/DubboNet/Remoting/Transport/TlsHost.cs");
        Assert.That(settable.Where(name => !source.Contains($"{name} = ", StringComparison.Ordinal)), Is.Empty);
    }

    private static Loopback Provider(SslServerAuthenticationOptions tls)
    {
        var loopback = new Loopback(new DubboServerOptions { Tls = tls });
        loopback.Log.Expect("HandshakeFailed");
        return loopback;
    }

    private static DubboChannel Consumer(Loopback loopback, SslClientAuthenticationOptions tls) =>
        loopback.Connect(options => options.Tls = tls);

    private static Task<DubboConnectionException> FailAsync(Loopback loopback, SslClientAuthenticationOptions tls) =>
        BoundedWait.FailAsync<DubboConnectionException>(Consumer(loopback, tls).InvokeAsync(Echo, "x").AsTask());
}
