using System.Net;
using System.Net.Sockets;
using static DubboNet.Tests.Cluster.ClusterHarness;

namespace DubboNet.Tests.Cluster;

[Property("Feature", "76")]
public sealed class DirectoryTests
{
    private static readonly DubboCallOptions WaitingForReady = new() { WaitForReady = true, Timeout = TimeSpan.FromSeconds(5) };

    [Test]
    public void Call_without_a_provider_names_the_known_ones_and_the_reasons() => ClusterHarness.Run(harness =>
    {
        DubboCluster cluster = harness.Connect($"{A};{B}");
        var error = (DubboException)harness.Call(cluster).Exception!.InnerException!;
        Assert.That(error, Is.TypeOf<NoProviderException>().With.Property("IsRetrySafe").True);
        Assert.That(
            error.Message,
            Does.StartWith(
                "com.example.frames.FrameService.echo(Ljava/lang/String;) was not sent: no provider is available. "
                    + $"{A};{B} lists 2 providers: ")
            .And.Contain("Could not connect to 10.0.0.1:20880: ").And.Contain("Could not connect to 10.0.0.2:20880: "));
    });

    [Test]
    public void Messages_differ_for_one_provider_and_for_none() => ClusterHarness.Run(harness =>
    {
        Assert.That(
            harness.Call(harness.Connect(A)).Exception!.InnerException!.Message,
            Does.Contain($"The only provider of {A}: Could not connect to"));
        var directory = new ListedProviders();
        directory.Say();
        Assert.That(
            harness.Call(harness.Connect(directory)).Exception!.InnerException!.Message,
            Does.EndWith("registry://test lists no provider."));
    });

    [Test]
    public void Calls_wait_for_the_first_list_within_their_limit() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A);
        var directory = new ListedProviders();
        DubboCluster cluster = harness.Connect(directory);
        Task<string> late = harness.Call(cluster);
        harness.Engine.Pass(TimeSpan.FromMilliseconds(1100));
        Assert.That(late.Exception!.InnerException, Is.TypeOf<NoProviderException>()
            .With.Message.EndsWith(
                "no provider is available within 1000 ms, set by the default. "
                    + "registry://test has not delivered its list of providers yet."));
        Task<string> call = harness.Call(cluster);
        directory.Say(A);
        harness.Engine.Settle();
        Assert.That(call.Result, Is.EqualTo("1"));
    });

    [Test]
    public void Call_that_waits_for_ready_waits_for_a_new_provider() => ClusterHarness.Run(harness =>
    {
        var directory = new ListedProviders();
        directory.Say();
        DubboCluster cluster = harness.Connect(directory);
        Task<string> call = harness.Call(cluster, WaitingForReady);
        Task ready = cluster.WaitForReadyAsync();
        Task check = cluster.ConnectAsync();
        directory.Say(A);
        harness.Engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That((call.IsCompleted, ready.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(
            check.Exception!.InnerException,
            Is.TypeOf<NoProviderException>().With.Message.StartsWith("Connecting failed: no provider is available"));
        harness.Serve(A);
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That((call.Result, ready.IsCompletedSuccessfully), Is.EqualTo(("1", true)));
    });

    [Test]
    public void New_list_adds_providers_and_keeps_the_connections_of_the_old_ones() => ClusterHarness.Run(harness =>
    {
        harness.Serve(A, (text, context) => text == "hang" ? harness.HangAsync(text, context) : ValueTask.FromResult("1"));
        harness.Serve(B);
        harness.Serve(C);
        var directory = new ListedProviders();
        DubboCluster cluster = harness.Connect(directory);
        directory.Say(A, B, A);
        Assert.That(harness.CallMany(cluster, 20), Has.Some.EqualTo("1").And.Some.EqualTo("2"));
        Task<string>[] running = [.. Enumerable.Range(0, 8).Select(_ => harness.Call(cluster, WaitingForReady, text: "hang"))];
        directory.Say(B, C);
        harness.Engine.Settle();
        Assert.That(harness.CallMany(cluster, 20), Has.Some.EqualTo("2").And.Some.EqualTo("3").And.None.EqualTo("1"));
        Assert.That(running.Count(call => !call.IsCompleted), Is.Positive, "running calls can end");
        harness.EndHanging("1");
        Assert.That(running.Select(call => call.Result), Has.Some.EqualTo("1"));
        Assert.That(harness.Engine.Network.Connections, Has.Count.EqualTo(3), "B kept its connection");
        Assert.That(cluster.GetSnapshot().Providers.Select(provider => $"{provider.Address}"), Is.EqualTo(new[] { B, C }));
    });

    [Test]
    public void Directory_that_fails_keeps_its_last_list() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("DirectoryProblem");
        harness.Engine.Log.Expect("DirectoryFailed");
        harness.Serve(A);
        var directory = new ListedProviders();
        directory.Complain("Half of it is down.", A);
        DubboCluster cluster = harness.Connect(directory);
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("1"));
        Assert.That(cluster.GetSnapshot().Problem, Is.EqualTo("Half of it is down."));
        directory.Fail(new InvalidDataException("rubbish"));
        harness.Engine.Settle();
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("1"));
        Assert.That(cluster.GetSnapshot().Problem, Is.EqualTo("registry://test failed: rubbish"));
        Assert.That(
            harness.Engine.Log.Alarms.Select(entry => entry.Event.Name), Is.EqualTo(new[] { "DirectoryProblem", "DirectoryFailed" }));
    });

    [Test]
    public void Name_represents_all_its_addresses_and_is_resolved_again() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("DirectoryProblem");
        harness.Serve(A);
        harness.Serve("dubbo://[::2]:20880");
        harness.Serve(C);
        Func<IPAddress[]> resolve = () => [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::2")];
        DubboCluster cluster =
            harness.Connect("dns://inventory:20880?timeout=3000", options => options.Resolver = (_, _) => Resolve(resolve));
        Assert.That(harness.CallMany(cluster, 20), Has.Some.EqualTo("1").And.Some.EqualTo("2"));
        Assert.That(cluster.GetSnapshot().Providers.Select(provider => (provider.Address.HostName, provider.Address.Timeout)),
            Is.All.EqualTo(("inventory", TimeSpan.FromSeconds(3))));
        resolve = () => [IPAddress.Parse("10.0.0.3")];
        harness.Engine.Pass(TimeSpan.FromSeconds(29));
        Assert.That(harness.CallMany(cluster, 10), Has.None.EqualTo("3"));
        harness.Engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(harness.CallMany(cluster, 10), Is.All.EqualTo("3"));
        resolve = () => throw new SocketException((int)SocketError.HostNotFound);
        harness.Engine.Pass(TimeSpan.FromSeconds(31));
        Assert.That(harness.CallMany(cluster, 10), Is.All.EqualTo("3"), "a name that cannot be resolved keeps its addresses");
        Assert.That(cluster.GetSnapshot().Problem, Does.StartWith("inventory cannot be resolved: "));
        Task closing = cluster.DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That(closing.IsCompletedSuccessfully, Is.True);
        Assert.That(harness.Engine.Log.Alarms.Select(entry => entry.Event.Name), Is.EqualTo(new[] { "DirectoryProblem" }));
    });

    [Test]
    public void Name_that_was_never_resolved_is_the_reason() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("DirectoryProblem");
        DubboCluster cluster = harness.Connect(
            "dns://nowhere:1",
            options => options.Resolver = (_, _) => Resolve(() => throw new SocketException((int)SocketError.HostNotFound)));
        Assert.That(
            harness.Call(cluster).Exception!.InnerException!.Message,
            Does.Contain("dns://nowhere:1 lists no provider. nowhere cannot be resolved: "));
    });

    [Test]
    public void Disposing_lets_running_calls_end_and_rejects_new_ones() => ClusterHarness.Run(harness =>
    {
        DubboServer server = harness.Serve(A, harness.HangAsync);
        DubboCluster cluster = harness.Connect(A);
        Task<string> call = harness.Call(cluster, WaitingForReady);
        Task closing = cluster.DisposeAsync().AsTask();
        Task again = cluster.DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That((closing.IsCompleted, again.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(harness.Call(cluster).Exception!.InnerException, Is.TypeOf<ObjectDisposedException>());
        harness.EndHanging("done");
        Assert.That(
            (call.Result, closing.IsCompletedSuccessfully, again.IsCompletedSuccessfully, server.ConnectionCount),
            Is.EqualTo(("done", true, true, 0)));
    });

    [Test]
    public void Cluster_that_was_never_used_is_disposed_immediately() => ClusterHarness.Run(harness =>
    {
        Task closing = harness.Connect(A).DisposeAsync().AsTask();
        harness.Engine.Settle();
        Assert.That(closing.IsCompletedSuccessfully, Is.True);
        Assert.That(harness.Engine.Network.Connections, Is.Empty);
    });

    [TestCase("", "There is no address")]
    [TestCase(" ; ", "There is no address")]
    [TestCase(
        "tri://a", "'tri://a' has the protocol tri, and DubboNet uses the dubbo protocol. Use the address of the provider's dubbo port")]
    [TestCase("dubbo://a;dns://", "'dns://' is not an address such as dns://inventory:20880.")]
    [TestCase("dubbo://a?weight=heavy", "The parameter weight=heavy of the address is not a whole number.")]
    public void Invalid_list_of_addresses_is_rejected(string addresses, string problem) =>
        Assert.That(() => new DubboCluster(addresses), Throws.ArgumentException.With.Message.StartsWith(problem));

    private static async Task<IPAddress[]> Resolve(Func<IPAddress[]> resolve)
    {
        await Task.CompletedTask;
        return resolve();
    }
}
