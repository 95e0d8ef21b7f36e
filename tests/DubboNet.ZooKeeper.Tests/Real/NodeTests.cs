using System.Text;

namespace DubboNet.ZooKeeper.Tests.Real;

public sealed class NodeTests : RealTest
{
    private static readonly string[] Sequence = ["n-0000000000", "n-0000000001"];

    [Test]
    public async Task Nodes_are_created_read_changed_and_deleted()
    {
        ZooKeeperClient client = await ConnectAsync();
        string path = $"{Root}/a/b";
        await client.EnsurePathAsync(path);
        await client.EnsurePathAsync(path);
        ZooKeeperStat changed = await client.SetDataAsync(path, "one"u8.ToArray());
        ZooKeeperRead<byte[]> read = await client.GetDataAsync(path);
        Assert.That(Encoding.UTF8.GetString(read.Value), Is.EqualTo("one"));
        Assert.That(read.Stat, Is.EqualTo(changed));
        Assert.That((read.Stat.Version, read.Stat.DataLength, read.Stat.EphemeralOwner), Is.EqualTo((1, 3, 0)));

        Assert.That(await ErrorOfAsync(client.SetDataAsync(path, default, version: 0)), Is.EqualTo(ZooKeeperError.BadVersion));
        Assert.That(await ErrorOfAsync(client.DeleteAsync($"{Root}/a")), Is.EqualTo(ZooKeeperError.NotEmpty));
        await client.DeleteAsync(path, version: 1);
        Assert.That(await client.ExistsAsync(path), Is.Null);
        Assert.That(await ErrorOfAsync(client.GetDataAsync(path)), Is.EqualTo(ZooKeeperError.NoNode));
        Assert.That(await ErrorOfAsync(client.GetChildrenAsync(path)), Is.EqualTo(ZooKeeperError.NoNode));
        await client.SyncAsync("/");
    }

    [Test]
    public async Task Sequential_nodes_get_numbers()
    {
        ZooKeeperClient client = await ConnectAsync();
        await client.EnsurePathAsync(Root);
        (string first, _) = await client.CreateAsync($"{Root}/n-", default, ZooKeeperNodeMode.PersistentSequential);
        (string second, ZooKeeperStat stat) = await client.CreateAsync($"{Root}/n-", default, ZooKeeperNodeMode.EphemeralSequential);
        Assert.That(first, Is.EqualTo($"{Root}/{Sequence[0]}"));
        Assert.That(second, Is.EqualTo($"{Root}/{Sequence[1]}"));
        Assert.That(stat.EphemeralOwner, Is.EqualTo(client.Session.Id));
        Assert.That((await client.GetChildrenAsync(Root)).Value, Is.EquivalentTo(Sequence));
        Assert.That(
            await ErrorOfAsync(client.CreateAsync($"{second}/x", default, ZooKeeperNodeMode.Persistent)),
            Is.EqualTo(ZooKeeperError.NoChildrenForEphemerals));
    }

    [Test]
    public async Task Many_requests_at_once_get_their_own_responses()
    {
        ZooKeeperClient client = await ConnectAsync();
        await client.EnsurePathAsync(Root);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            await client.CreateAsync($"{Root}/{i}", Encoding.UTF8.GetBytes($"{i}"), ZooKeeperNodeMode.Persistent);
            Assert.That(Encoding.UTF8.GetString((await client.GetDataAsync($"{Root}/{i}")).Value), Is.EqualTo($"{i}"));
        })).Within();
    }

    [Test]
    public async Task List_of_children_over_5_MiB_is_read()
    {
        ZooKeeperClient client = await ConnectAsync();
        await client.EnsurePathAsync(Root);
        string[] names = [.. Enumerable.Range(0, 110).Select(i => $"{i}-{new string('x', 50_000)}")];
        await Task.WhenAll(names.Select(name => client.CreateAsync($"{Root}/{name}", default, ZooKeeperNodeMode.Persistent))).Within();
        Assert.That((await client.GetChildrenAsync(Root).Within()).Value, Is.EquivalentTo(names));
    }

    [Test]
    public async Task Nodes_of_a_user_are_closed_to_others()
    {
        ZooKeeperClient owner = await ConnectAsync("user:pass");
        await owner.EnsurePathAsync($"{Root}/a");
        ZooKeeperClient other = await ConnectAsync();
        Assert.That(await ErrorOfAsync(other.GetChildrenAsync(Root)), Is.EqualTo(ZooKeeperError.NoAuth));
        Assert.That(await ErrorOfAsync(other.WatchExistsAsync($"{Root}/a")), Is.EqualTo(ZooKeeperError.NoAuth));
        Assert.That(
            await ErrorOfAsync(other.CreateAsync($"{Root}/b", default, ZooKeeperNodeMode.Ephemeral)), Is.EqualTo(ZooKeeperError.NoAuth));
        Assert.That(
            await ErrorOfAsync(other.CreateAsync($"{Root}-c", default, ZooKeeperNodeMode.Ephemeral, ZooKeeperAcl.Creator)),
            Is.EqualTo(ZooKeeperError.InvalidAcl));
        ZooKeeperClient same = await ConnectAsync("user:pass");
        Assert.That((await same.GetChildrenAsync(Root)).Value, Is.EqualTo(["a"]));
    }

    private static async Task<ZooKeeperError> ErrorOfAsync(Task task) => (await FailAsync<ZooKeeperException>(task)).Error;
}
