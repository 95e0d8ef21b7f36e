namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the applications of an interface, and texts of configuration.</summary>
public sealed class MappingTests : RegistryTest
{
    private string Path => $"{Root}/mapping/a.B$C";

    [Test]
    public async Task Names_are_added_at_once_by_several_processes()
    {
        DubboRegistry[] registries = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CreateAsync()))];
        await using var names = new Sequence<IReadOnlyList<string>>(token => registries[0].WatchApplicationsAsync("a.B$C", token));
        Assert.That(await names.NextAsync(), Is.Empty);
        string[] all = [.. Enumerable.Range(0, registries.Length).Select(i => $"app-{i}")];
        await Task.WhenAll(registries.SelectMany((registry, i) => Enumerable.Range(0, 3)
            .Select(_ => registry.AddApplicationAsync("a.B$C", all[i], default)))).Within();
        Assert.That(await names.UntilAsync(list => list.Count == all.Length), Is.EquivalentTo(all));
        Assert.That((await TextAsync(await ConnectAsync(), Path)).Split(','), Is.EquivalentTo(all));
    }

    [Test]
    public async Task Names_of_Java_are_trimmed_and_kept()
    {
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, Path, "one, two");
        DubboRegistry registry = await CreateAsync();
        await registry.AddApplicationAsync("a.B$C", "two", default);
        Assert.That(await TextAsync(client, Path), Is.EqualTo("one, two"), "it is not written without need");
        await registry.AddApplicationAsync("a.B$C", "three", default);
        Assert.That(await TextAsync(client, Path), Is.EqualTo("one,two,three"));
        await using var names = new Sequence<IReadOnlyList<string>>(token => registry.WatchApplicationsAsync("a.B$C", token));
        Assert.That(await names.NextAsync(), Is.EqualTo(["one", "two", "three"]));
    }

    [Test]
    public async Task Configuration_is_followed_while_it_is_absent_created_changed_and_deleted()
    {
        ZooKeeperClient client = await ConnectAsync();
        DubboRegistry registry = await CreateAsync();
        string path = $"{Root}/config/dubbo/com.acme.Inventory::.configurators";
        await using Sequence<string?> texts = Configuration(registry);
        Assert.That(await texts.NextAsync(), Is.Null);
        foreach (string text in (string[])["one", "two", ""])
        {
            await WriteAsync(client, path, text);
            Assert.That(await texts.NextAsync(), Is.EqualTo(text));
        }

        await client.DeleteAsync(path);
        Assert.That(await texts.NextAsync(), Is.Null);
        await WriteAsync(client, path, "three");
        Assert.That(await texts.NextAsync(), Is.EqualTo("three"));
        Assert.That(ClientOf(registry).WatchCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Namespace_moves_the_configuration_only()
    {
        ZooKeeperClient client = await ConnectAsync();
        await WriteAsync(client, $"{Root}-n/config/dubbo/com.acme.Inventory::.configurators", "rule");
        await using Sequence<string?> texts = Configuration(await CreateAsync($"namespace={Group}-n"));
        Assert.That(await texts.NextAsync(), Is.EqualTo("rule"));
    }
}
