using System.Text;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the lists of instances.</summary>
public sealed class InstanceTests : RegistryTest
{
    [Test]
    public async Task List_follows_instances_and_their_data()
    {
        DubboRegistry provider = await CreateAsync();
        await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(await CreateAsync());
        Assert.That(await instances.NextAsync(), Is.Empty);
        await provider.RegisterInstanceAsync(Instance(1, "r1"), default);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r1"]));
        await provider.RegisterInstanceAsync(Instance(2, "r1"), default);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r1", "2 r1"]));
        await provider.RegisterInstanceAsync(Instance(2, "r2"), default);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r1", "2 r2"]));
        await provider.UnregisterInstanceAsync(Instance(1, "r1"), default);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["2 r2"]));
        await provider.DisposeAsync();
        Assert.That(await instances.NextAsync(), Is.Empty);
    }

    [Test]
    public async Task Malformed_instances_are_skipped_until_they_are_corrected()
    {
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, $"{Root}/shop/10.0.0.5:2", "{\"name\":");
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterInstanceAsync(Instance(1, "r1"), default);
        await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(registry);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r1"]));
        await registry.RegisterInstanceAsync(Instance(1, "r2"), default);
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r2"]));
        Assert.That(Log.Named("NodeSkipped").Single().Text, Does.Contain($"{Root}/shop/10.0.0.5:2"));
        await WriteAsync(client, $"{Root}/shop/10.0.0.5:2", Encoding.UTF8.GetString(InstanceJson.Write(Instance(2, "r3"), default)));
        Assert.That(Shown(await instances.NextAsync()), Is.EqualTo(["1 r2", "2 r3"]));
    }

    [Test]
    public async Task Metadata_is_read_as_written()
    {
        DubboRegistry registry = await CreateAsync();
        Assert.That(await registry.GetMetadataAsync("shop", "r1", default), Is.Null);
        await registry.SetMetadataAsync("shop", "r1", "{\"app\":\"shöp\"}", default);
        await registry.SetMetadataAsync("shop", "r1", "{\"app\":\"shop €\"}", default);
        Assert.That(await registry.GetMetadataAsync("shop", "r1", default), Is.EqualTo("{\"app\":\"shop €\"}"));
        Assert.That(await registry.GetMetadataAsync("shop", "r2", default), Is.Null);
    }

    private static IEnumerable<string> Shown(IReadOnlyList<ServiceInstance> instances) =>
        instances.Select(instance => $"{instance.Port} {instance.Metadata["dubbo.metadata.revision"]}");
}
