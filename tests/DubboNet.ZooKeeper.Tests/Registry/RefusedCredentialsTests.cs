using DubboNet.ZooKeeper.Tests.Scripted;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests a registry whose credentials a server refuses, which a ZooKeeper with its usual settings never does.</summary>
public sealed class RefusedCredentialsTests
{
    [Test]
    public async Task Refused_credentials_are_the_problem_and_do_not_delay_the_disposal()
    {
        using var server = new ScriptedServer();
        DubboRegistry registry = new ZooKeeperRegistryFactory().Create(
            new DubboRegistryOptions(DubboUrl.Parse($"zookeeper://user:pass@{server.EndPoint}")));
        DubboUrl url = DubboUrl.Parse("dubbo://10.0.0.5:20880/a.B");
        Task registering = registry.RegisterAsync(url, default);
        using ScriptedConnection connection = await server.EstablishAsync().Within();
        await connection.ReadAsync().Within();
        await connection.RespondAsync(ReplyHeader.AuthXid, error: (int)ZooKeeperError.AuthFailed);
        Assert.That((await FailAsync<DubboRegistryException>(registering)).Message, Does.Contain("AuthFailed"));
        await UntilAsync(() => registry.Problem is not null, "the registry has a problem");
        Assert.That(registry.Problem, Does.StartWith($"{registry} refused the user or the password."));

        await using var names = new Sequence<IReadOnlyList<string>>(token => registry.WatchApplicationsAsync("a.B", token));
        Assert.That((await FailAsync<DubboRegistryException>(names.NextAsync())).Message, Does.Contain("AuthFailed"));
        await registry.DisposeAsync().Within();
    }
}
