namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests the values that the registry does not have, and those that it does not write.</summary>
public sealed class RegistrationTests : KubernetesTest
{
    [Test]
    public async Task Other_values_are_empty()
    {
        DubboRegistry registry = Create();
        var url = DubboUrl.Parse("dubbo://10.0.0.1:20880/com.acme.Inventory");
        await registry.RegisterAsync(url, default);
        await registry.UnregisterAsync(url, default);
        var instance = new ServiceInstance("shop", "10.0.0.1", 20880);
        await registry.RegisterInstanceAsync(instance, default);
        await registry.UnregisterInstanceAsync(instance, default);
        await registry.AddApplicationAsync("com.acme.Inventory", "shop", default);
        await registry.SetMetadataAsync("shop", "r1", "{}", default);
        Assert.That(await registry.GetMetadataAsync("shop", "r1", default), Is.Null);
        await using var instances = new Sequence<IReadOnlyList<ServiceInstance>>(stop => registry.WatchInstancesAsync("shop", stop));
        await using var applications = new Sequence<IReadOnlyList<string>>(
            stop => registry.WatchApplicationsAsync("com.acme.Inventory", stop));
        await using var consumers = new Sequence<IReadOnlyList<DubboUrl>>(stop => registry.WatchAsync(Inventory, "consumers", stop));
        Assert.That(
            (await instances.NextAsync(), await applications.NextAsync(), await consumers.NextAsync()),
            Is.EqualTo((Array.Empty<ServiceInstance>(), Array.Empty<string>(), Array.Empty<DubboUrl>())));
    }
}
