using System.Text;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests that the nodes are those of Java.</summary>
public sealed class LayoutTests : RegistryTest
{
    [TestCase("2.7")]
    [TestCase("3.2-all")]
    [TestCase("3.3-all")]
    [TestCase("3.3-metadata-remote")]
    public async Task Tree_is_that_of_Java(string line)
    {
        DubboRegistry registry = CreateAtAddress($"zookeeper://127.0.0.1:{(await Real.RealServer.GetAsync()).Port}");
        IReadOnlyList<Capture> tree = Capture.Read(line);
        List<Capture> written = [];
        foreach (Capture node in tree)
        {
            if (await TryWriteAsync(registry, node))
                written.Add(node);
        }

        Assert.That(written, Has.Count.EqualTo(line switch { "2.7" => 2, "3.3-metadata-remote" => 5, _ => 4 }));
        ZooKeeperClient client = await ConnectAsync();
        foreach (Capture node in written)
        {
            ZooKeeperRead<byte[]> read = await client.GetDataAsync(node.Path);
            Assert.That(read.Stat.EphemeralOwner != 0, Is.EqualTo(node.IsEphemeral), node.Path);
            string data = node.Data == "127.0.0.1" ? "" : WithoutTime(node.Data);
            Assert.That(WithoutTime(Encoding.UTF8.GetString(read.Value)), Is.EqualTo(data));
            Assert.That((await client.ExistsAsync(node.Parent))!.Value.EphemeralOwner, Is.Zero, "parents are persistent");
        }
    }

    [TestCase("", "/dubbo", "/services")]
    [TestCase("group=dubbo", "/dubbo", "/dubbo")]
    [TestCase("group=red", "/red", "/red")]
    [TestCase("group=/red/east", "/red/east", "/red/east")]
    public async Task Group_moves_all_nodes(string parameter, string root, string instances)
    {
        DubboRegistry registry = CreateAtAddress($"zookeeper://127.0.0.1:{(await Real.RealServer.GetAsync()).Port}?{parameter}");
        string name = $"i{Guid.NewGuid():n}";
        DubboUrl url = DubboUrl.Parse($"dubbo://10.0.0.5:20880/{name}");
        await registry.RegisterAsync(url, default);
        await registry.RegisterInstanceAsync(new ServiceInstance(name, "10.0.0.5", 20880), default);
        await registry.AddApplicationAsync(name, "shop", default);
        await registry.SetMetadataAsync(name, "r1", "{}", default);
        ZooKeeperClient client = await ConnectAsync();
        Assert.That(await client.ExistsAsync($"{root}/{name}/providers/{url.ToEncodedString()}"), Is.Not.Null);
        Assert.That(await client.ExistsAsync($"{instances}/{name}/10.0.0.5:20880"), Is.Not.Null);
        Assert.That(await TextAsync(client, $"{root}/mapping/{name}"), Is.EqualTo("shop"));
        Assert.That(await TextAsync(client, $"{root}/metadata/{name}/r1"), Is.EqualTo("{}"));

        await WriteAsync(client, $"{root}/config/dubbo/{name}", "rule");
        await using var rules = new Sequence<string?>(token => registry.WatchConfigurationAsync(name, "dubbo", token));
        Assert.That(await rules.NextAsync(), Is.EqualTo("rule"));
    }

    [Test]
    public async Task Nested_types_are_encoded_and_static_providers_are_persistent()
    {
        DubboRegistry registry = await CreateAsync();
        DubboUrl url = DubboUrl.Parse("dubbo://10.0.0.5:20880/a.Outer$Inner?dynamic=false");
        await registry.RegisterAsync(url, default);
        ZooKeeperClient client = await ConnectAsync();
        string path = $"{Root}/a.Outer%24Inner/providers/{url.ToEncodedString()}";
        ZooKeeperRead<byte[]> read = await client.GetDataAsync(path);
        Assert.That((read.Stat.EphemeralOwner, read.Value.Length), Is.EqualTo((0, 0)));
        await registry.DisposeAsync();
        Assert.That(await client.ExistsAsync(path), Is.Null, "the registry removes all registrations");
    }

    private static async Task<bool> TryWriteAsync(DubboRegistry registry, Capture node)
    {
        if (DubboUrl.TryParseEncoded(node.Name, out DubboUrl? url) && url.Protocol.Length > 0)
            await registry.RegisterAsync(url, default);
        else if (node.Parent == $"/services/{Capture.Application}")
            await registry.RegisterInstanceAsync(InstanceJson.Read(Encoding.UTF8.GetBytes(node.Data), Capture.Application), default);
        else if (node.Path == $"/dubbo/mapping/{Capture.Interface}")
            await registry.AddApplicationAsync(Capture.Interface, node.Data, default);
        else if (node.Parent == $"/dubbo/metadata/{Capture.Application}")
            await registry.SetMetadataAsync(Capture.Application, node.Name, node.Data, default);
        else
            return false;
        return true;
    }

    /// <summary>Removes the time of the registration, which is the only value that differs.</summary>
    private static string WithoutTime(string data)
    {
        const string Key = "\"registrationTimeUTC\":";
        int start = data.IndexOf(Key, StringComparison.Ordinal);
        return start < 0 ? data : data[..(start + Key.Length)] + data[data.IndexOf(',', start)..];
    }
}
