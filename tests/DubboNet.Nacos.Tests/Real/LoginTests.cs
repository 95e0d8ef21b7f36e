namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests the login, which a gateway requires. The published modules of the server have none.</summary>
public sealed class LoginTests : RealTest
{
    [Test]
    public async Task User_of_the_address_logs_in_once()
    {
        await using HttpGateway gateway = await OpenAsync();
        DubboRegistry registry = Create($"nacos://nacos:p%26w@127.0.0.1:{gateway.Port}");
        await registry.RegisterAsync(Url(), default);
        Assert.That(await registry.GetMetadataAsync(Interface, "g", default), Is.Null);
        Assert.That(gateway.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task Token_that_has_expired_is_renewed()
    {
        await using HttpGateway gateway = await OpenAsync();
        gateway.TokenSeconds = 0;
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}?username=nacos&password=p%26w");
        await registry.RegisterAsync(Url(), default);
        int before = gateway.Logins;
        await registry.GetMetadataAsync(Interface, "g", default);
        Assert.That(gateway.Logins, Is.GreaterThan(before));
    }

    [Test]
    public async Task Token_that_the_server_refuses_is_renewed()
    {
        await using HttpGateway gateway = await OpenAsync();
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}?username=nacos&password=p%26w");
        await registry.RegisterAsync(Url(), default);
        gateway.Revoke();
        await registry.UnregisterAsync(Url(), default);
        Assert.That(gateway.Logins, Is.EqualTo(3));
        Assert.That(registry.Problem, Is.Null);
    }

    [Test]
    public async Task Login_over_http_is_used_for_grpc()
    {
        TestServer server = await RealServer.GetAsync();
        await using var link = new TcpBalancer();
        link.Add(server.Port + 1000);
        await using HttpGateway gateway = await OpenAsync(link.Port - 1000);
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}?username=nacos&password=p%26w");
        await registry.RegisterAsync(Url(), default);
        Assert.That(gateway.Logins, Is.EqualTo(1));
        Assert.That(Log.Named("Connected").Single().Text, Does.Contain("gRPC"));
    }

    [Test]
    public async Task Wrong_password_is_a_problem_that_names_the_user()
    {
        await using HttpGateway gateway = await OpenAsync();
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}?username=nacos&password=wrong&timeout=1000");
        var refusal = await FailAsync<DubboRegistryException>(registry.RegisterAsync(Url(), default));
        Assert.That(refusal.Message, Does.Contain("user 'nacos'").And.Contain("Correct UserName and Password"));
        Assert.That(refusal.Message, Does.Not.Contain("wrong"));
        Assert.That(registry.Problem, Does.Contain("user 'nacos'"));
    }

    private static async Task<HttpGateway> OpenAsync(int? port = null) =>
        new(port ?? FreePort.Find(), (await RealServer.GetAsync()).Port) { Password = "p%26w" };
}
