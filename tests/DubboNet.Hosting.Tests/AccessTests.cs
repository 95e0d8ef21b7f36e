using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests;

/// <summary>Tests authorization, rate limits and TLS.</summary>
[Property("Feature", "83")]
public sealed class AccessTests
{
    private static readonly DubboCallOptions Blue = new() { Attachments = new Attachments { ["tenant"] = "blue" } };

    [Test]
    public async Task Authorizer_sees_attachments_and_rejects_calls_with_a_status()
    {
        await using Shop shop = await Shop.StartAsync(
            provider => provider.Authorize(call => ValueTask.FromResult(call.Attachments.GetText("tenant") == "blue")));
        Assert.That(await shop.Inventory.WhoAsync(Blue), Is.EqualTo("blue/test-shop"));
        Assert.That(async () => await shop.Inventory.WhoAsync(), Throws.TypeOf<DubboRemoteException>()
            .With.Property("Status").EqualTo(DubboStatus.ServiceError)
            .And.Property("RemoteMessage")
            .StartsWith("Forbid invoke remote service com.acme.Inventory method who() from consumer 127.0.0.1:"));
    }

    [Test]
    public async Task Authorizer_is_created_by_the_services_of_the_call()
    {
        await using Shop shop = await Shop.StartAsync(provider => provider.Authorize<EverySecondCall>());
        Assert.That(async () => await shop.Inventory.WhoAsync(), Throws.TypeOf<DubboRemoteException>());
        Assert.That(await shop.Inventory.FindAsync("a"), Does.EndWith("uses of 2)"));
        Assert.That(await shop.Inventory.FindAsync("a"), Does.EndWith("uses of 4)"), "an idempotent method is retried");
    }

    [Test]
    [Property("Feature", "49")]
    public async Task Rate_limiter_rejects_calls_with_status_100()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        await using Shop shop = await Shop.StartAsync(provider => provider.UseRateLimiter(limiter));
        using (RateLimitLease taken = limiter.AttemptAcquire())
        {
            Assert.That(async () => await shop.Inventory.WhoAsync(), Throws.TypeOf<DubboServerBusyException>()
                .With.Property("RemoteMessage")
                .Contains("thread pool is exhausted, detail msg:the rate limit of com.acme.Inventory.who() is reached"));
        }

        Assert.That(await shop.Inventory.WhoAsync(Blue), Does.StartWith("blue"));
        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(1), "each call returns its permit");
    }

    [Test]
    [Property("Feature", "49")]
    public async Task Rate_limiter_can_distinguish_consumers()
    {
        using PartitionedRateLimiter<DubboCallContext> limiter = PartitionedRateLimiter.Create<DubboCallContext, string>(call =>
            RateLimitPartition.GetFixedWindowLimiter(call.Attachments.GetText("tenant") ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = 1,
                Window = TimeSpan.FromDays(1),
                AutoReplenishment = false,
            }));
        await using Shop shop = await Shop.StartAsync(provider => provider.UseRateLimiter(limiter));
        Assert.That(await shop.Inventory.WhoAsync(Blue), Does.StartWith("blue"));
        Assert.That(async () => await shop.Inventory.WhoAsync(Blue), Throws.TypeOf<DubboServerBusyException>());
        Assert.That(await shop.Inventory.WhoAsync(), Does.StartWith("/"));
    }

    [Test]
    [Property("Feature", "49")]
    public async Task Configuration_limits_a_method()
    {
        var reached = new SyncPoint();
        await using Shop shop = await Shop.StartAsync(
            provider =>
            {
                provider.Services.AddSingleton(reached);
                provider.AddInterceptor<Waiting>();
            },
            providerSettings: """ "Services": { "Inventory": { "Methods": { "find": { "MaxConcurrentCalls": 1 } } } }, """);
        Task<string> running = shop.Inventory.FindAsync("a").AsTask();
        await reached.WaitUntilReachedAsync();
        Assert.That(async () => await shop.Inventory.FindAsync("a"), Throws.TypeOf<DubboServerBusyException>());
        Task<string> other = shop.Inventory.WhoAsync(Blue).AsTask();
        await reached.WaitUntilReachedAsync();
        reached.Release();
        Assert.That(await running.Within(), Does.StartWith("a found"));
        Assert.That(await other.Within(), Does.StartWith("blue"));
    }

    [TestCase("pem")]
    [TestCase("pfx")]
    [Property("Rule", "W69")]
    public async Task Files_configure_tls_with_certificates_of_both_sides(string kind)
    {
        using var certificates = new TestCertificates();
        string folder = Directory.CreateTempSubdirectory("dubbonet-tls-").FullName;
        try
        {
            string authority = Path.Combine(folder, "authority.pem");
            await File.WriteAllTextAsync(authority, certificates.Authority.ExportCertificatePem());
            string server = Write(certificates.ForServer(), Path.Combine(folder, "server"), kind);
            string client = Write(certificates.ForClient("till-7"), Path.Combine(folder, "client"), kind);
            await using TestHost provider = await TestHost.StartAsync(
                $$"""
                { "DubboNet": { "Provider": { "Host": "127.0.0.1", "Port": 0,
                    "Tls": { {{server}}, "RequireClientCertificate": true, "AuthoritiesPath": "{{authority}}" } } } }
                """,
                services =>
                    services.AddSingleton<CallCounter>().AddScoped<CallState>().AddDubboProvider().MapDubboService<IInventory, Inventory>()
                    .Authorize(call => ValueTask.FromResult(call.RemoteCertificate!.Subject == "CN=till-7")));
            string address = $"dubbo://127.0.0.1:{provider.EndPointOf().Port}";
            await using TestHost till = await TestHost.StartAsync(
                $$"""
                { "DubboNet": { "Clients": {
                    "Inventory": { "Addresses": "{{address}}", "Tls": { "Enabled": true, {{client}}, "AuthoritiesPath": "{{authority}}" } },
                    "Again": { "Addresses": "{{address}}", "Tls": { "Enabled": true, {{client}}, "AuthoritiesPath": "{{authority}}" } },
                    "Named": { "Addresses": "{{address}}",
                        "Tls": { "Enabled": true, {{client}}, "AuthoritiesPath": "{{authority}}", "TargetHost": "other.example" } } } } }
                """,
                services =>
                {
                    services.AddDubboClient<IInventory>();
                    services.AddDubboClient<IInventory>("Again");
                    services.AddDubboClient<IInventory>("Named");
                });
            Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
            Assert.That(await till.Get<IInventory>("Again").FindAsync("b"), Does.StartWith("b found"));
            // The connections of the client that does not trust the provider end soon.
            await BoundedWait.UntilAsync(() => provider.ServerOf().ConnectionCount == 1, "clients with the same files share a connection");
            Assert.That(
                async () => await till.Get<IInventory>("Named").FindAsync("a"),
                Throws.TypeOf<NoProviderException>().With.Message.Contains("TLS"));
            provider.Log.Expect("HandshakeFailed");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "W69")]
    public async Task Selection_callback_takes_precedence_over_the_certificate_file(bool selects)
    {
        using var certificates = new TestCertificates();
        string folder = Directory.CreateTempSubdirectory("dubbonet-tls-").FullName;
        try
        {
            string authority = Path.Combine(folder, "authority.pem");
            await File.WriteAllTextAsync(authority, certificates.Authority.ExportCertificatePem());
            X509Certificate2 renewed = certificates.ForServer("renewed.example");
            string server = Write(certificates.ForServer("old.example"), Path.Combine(folder, "server"), "pem");
            await using TestHost provider = await TestHost.StartAsync(
                $$"""{ "DubboNet": { "Provider": { "Host": "127.0.0.1", "Port": 0, "Tls": { {{server}} } } } }""",
                services => services.AddSingleton<CallCounter>().AddScoped<CallState>()
                    .AddDubboProvider(
                        options => options.Server.Tls = new SslServerAuthenticationOptions
                        {
                            ServerCertificateSelectionCallback = (_, _) => selects ? renewed : null!,
                        })
                    .MapDubboService<IInventory, Inventory>());
            string host = selects ? "renewed.example" : "old.example";
            await using TestHost till = await TestHost.StartAsync(
                $$"""
                { "DubboNet": { "Clients": { "Inventory": {
                    "Addresses": "dubbo://127.0.0.1:{{provider.EndPointOf().Port}}",
                    "Tls": { "Enabled": true, "AuthoritiesPath": "{{authority}}", "TargetHost": "{{host}}" } } } } }
                """,
                services => services.AddDubboClient<IInventory>());
            Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a certificate with its key. Returns the settings that name them.</summary>
    private static string Write(X509Certificate2 certificate, string path, string kind)
    {
        const string Password = "open sesame";
        if (kind == "pfx")
        {
            File.WriteAllBytes($"{path}.pfx", certificate.Export(X509ContentType.Pkcs12, Password));
            return $""" "CertificatePath": "{path}.pfx", "CertificatePassword": "{Password}" """;
        }

        File.WriteAllText($"{path}.pem", certificate.ExportCertificatePem());
        File.WriteAllText($"{path}.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return $""" "CertificatePath": "{path}.pem", "CertificateKeyPath": "{path}.key" """;
    }

    private sealed class EverySecondCall(CallState state) : IDubboAuthorizer
    {
        public ValueTask<bool> IsAllowedAsync(DubboCallContext call) => ValueTask.FromResult(state.Number % 2 == 0);
    }
}
