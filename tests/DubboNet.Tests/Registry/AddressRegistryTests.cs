using System.Net;
using System.Net.Sockets;

namespace DubboNet.Tests.Registry;

/// <summary>Tests lists of addresses and names in DNS as registries.</summary>
public sealed class AddressRegistryTests
{
    [Test]
    public void Static_list_provides_each_service() => DirectoryHarness.Run(harness =>
    {
        var registry = new AddressRegistry(
            "static://dubbo://10.0.0.1:20881?weight=5;dubbo://10.0.0.2/other.path?version=2.0.0,10.0.0.3:1",
            new DubboClusterOptions { Channel = harness.Engine.ChannelOptions() });
        harness.Start([registry], group: "blue", version: "1.0.0");
        Assert.That(
            harness.Lists[^1].Providers.Select(provider => provider.Url!.ToFullString()),
            Is.EqualTo(new[]
            {
                "dubbo://10.0.0.1:20881/com.acme.Inventory?group=blue&interface=com.acme.Inventory&version=1.0.0&weight=5",
                "dubbo://10.0.0.3:1/com.acme.Inventory?group=blue&interface=com.acme.Inventory&version=1.0.0",
            }));
        Assert.That(harness.Lists[^1].Problem, Is.Null);
    });

    [Test]
    public void Backup_of_an_address_is_not_a_provider() => DirectoryHarness.Run(harness =>
    {
        var options = new DubboClusterOptions { Channel = harness.Engine.ChannelOptions() };
        harness.Start([new AddressRegistry("dubbo://10.0.0.1?backup=10.0.0.2", options)]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
    });

    [Test]
    public void Name_represents_all_its_addresses_and_keeps_them_if_it_cannot_be_resolved() => DirectoryHarness.Run(harness =>
    {
        Func<IPAddress[]> resolve = () => [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::2")];
        var registry = new AddressRegistry("dns://inventory:20880?weight=5", new DubboClusterOptions
        {
            Channel = harness.Engine.ChannelOptions(),
            Resolver = (_, _) => ResolveAsync(resolve),
        });
        harness.Provide("dubbo://10.0.0.9:1/com.acme.Inventory");
        harness.Start([harness.Registry, registry]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.9:1 [::2]:20880"));
        Assert.That(harness.Lists[^1].Providers.Select(provider => provider.Weight), Is.EqualTo(new[] { 5, 100, 5 }));
        resolve = () => [IPAddress.Parse("10.0.0.3")];
        harness.Pass(31);
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.3:20880 10.0.0.9:1"));
        resolve = () => throw new SocketException((int)SocketError.HostNotFound);
        harness.Pass(31);
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.3:20880 10.0.0.9:1"));
        Assert.That(registry.Problem, Does.StartWith("inventory cannot be resolved: "));
    });

    [Test]
    public async Task Nothing_can_be_registered()
    {
        var registry = new AddressRegistry("static://10.0.0.1:20880");
        var provider = DubboUrl.Parse("dubbo://10.0.0.5:20880/com.acme.Inventory");
        DubboRegistryException error = await FailAsync<DubboRegistryException>(registry.RegisterAsync(provider, default));
        Assert.That(
            error.Message,
            Is.EqualTo("dubbo://10.0.0.5:20880/com.acme.Inventory cannot be registered at static://10.0.0.1:20880, which is a list of "
                + "addresses. Register providers at a registry such as zookeeper://zk-1:2181."));
        await FailAsync<DubboRegistryException>(registry.RegisterInstanceAsync(new ServiceInstance("a", "h", 1), default));
        await FailAsync<DubboRegistryException>(registry.AddApplicationAsync("x", "a", default));
        await FailAsync<DubboRegistryException>(registry.SetMetadataAsync("a", "r", "{}", default));
        await registry.RegisterAsync(DubboUrl.Parse("consumer://10.0.0.5/com.acme.Inventory?category=consumers"), default).Within();
        Assert.That(await registry.GetMetadataAsync("a", "r", default).Within(), Is.Null);
    }

    [Test]
    public async Task Disposing_ends_the_sequences()
    {
        var registry = new AddressRegistry("static://10.0.0.1:20880");
        await using IAsyncEnumerator<IReadOnlyList<DubboUrl>> providers =
            registry.WatchAsync(new ServiceKey("x"), "providers", default).GetAsyncEnumerator();
        await using IAsyncEnumerator<string?> text = registry.WatchConfigurationAsync("x", "dubbo", default).GetAsyncEnumerator();
        Assert.That(await providers.MoveNextAsync().Within() && await text.MoveNextAsync().Within());
        Task<bool> next = providers.MoveNextAsync().AsTask();
        Task<bool> nextText = text.MoveNextAsync().AsTask();
        Assert.That((next.IsCompleted, nextText.IsCompleted), Is.EqualTo((false, false)));
        await registry.DisposeAsync();
        Assert.That((await next.Within(), await nextText.Within()), Is.EqualTo((false, false)));
    }

    [TestCase("static://", "There is no address")]
    [TestCase("static://tri://a", "'tri://a' has the protocol tri")]
    [TestCase("dns://", "'dns://' is not an address such as dns://inventory:20880.")]
    public void Invalid_address_is_rejected(string address, string problem) =>
        Assert.That(() => new AddressRegistry(address), Throws.ArgumentException.With.Message.StartsWith(problem));

    private static async Task<IPAddress[]> ResolveAsync(Func<IPAddress[]> resolve)
    {
        await Task.CompletedTask;
        return resolve();
    }
}
