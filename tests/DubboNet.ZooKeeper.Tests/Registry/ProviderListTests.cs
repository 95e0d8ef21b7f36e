using System.Text;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the lists of URLs.</summary>
public sealed class ProviderListTests : RegistryTest
{
    private string Folder => $"{Root}/com.acme.Inventory/providers";

    [Test]
    public async Task List_follows_each_change()
    {
        DubboRegistry registry = await CreateAsync();
        DubboRegistry provider = await CreateAsync();
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(registry);
        Assert.That(await providers.NextAsync(), Is.Empty);
        Assert.That(await ClientOf(registry).ExistsAsync(Folder), Is.Not.Null, "the folder is created, as in Java");
        await provider.RegisterAsync(Provider(1), default);
        Assert.That(await providers.NextAsync(), Is.EqualTo([Provider(1)]));
        await provider.RegisterAsync(Provider(2), default);
        Assert.That(await providers.NextAsync(), Is.EquivalentTo([Provider(1), Provider(2)]));
        await provider.UnregisterAsync(Provider(1), default);
        Assert.That(await providers.NextAsync(), Is.EqualTo([Provider(2)]));
        await provider.DisposeAsync();
        Assert.That(await providers.NextAsync(), Is.Empty);
    }

    [Test]
    public async Task Catalog_creates_no_folder()
    {
        DubboRegistry registry = await CreateAsync();
        var catalog = new ServiceCatalog(registry);
        ZooKeeperClient client = await ConnectAsync();
        await client.EnsurePathAsync($"{Root}/com.acme.Inventory/consumers");

        IReadOnlyList<CatalogService> wrong = await catalog.FindAsync("com.acme.Inventori");
        IReadOnlyList<CatalogService> idle = await catalog.ListAsync();

        Assert.That(wrong, Is.Empty);
        Assert.That(idle.Select(service => $"{service.Key}"), Is.EqualTo(["com.acme.Inventory"]));
        Assert.That(await client.ExistsAsync($"{Root}/com.acme.Inventori"), Is.Null);
        Assert.That(await client.ExistsAsync(Folder), Is.Null);
        await (await CreateAsync()).RegisterAsync(Provider(1), default);
        Assert.That((await catalog.FindAsync("com.acme.Inventory")).Single().Providers, Is.EqualTo([Provider(1)]));
    }

    [TestCase("2.7")]
    [TestCase("3.2-all")]
    [TestCase("3.3-all")]
    public async Task Providers_and_consumers_of_Java_are_read(string line)
    {
        ZooKeeperClient client = await ConnectAsync();
        Capture[] nodes = [.. Capture.Read(line).Where(node => node.Name.Contains("%3A%2F%2F", StringComparison.Ordinal))];
        foreach (Capture node in nodes)
            await WriteAsync(client, Root + node.Path["/dubbo".Length..], node.Data);
        DubboRegistry registry = await CreateAsync();
        foreach (string category in (string[])["providers", "consumers"])
        {
            await using var urls = new Sequence<IReadOnlyList<DubboUrl>>(
                token => registry.WatchAsync(new ServiceKey(Capture.Interface, "2.1.0", "blue"), category, token));
            Capture expected = nodes.Single(node => node.Parent.EndsWith(category, StringComparison.Ordinal));
            Assert.That((await urls.NextAsync()).Select(url => url.ToEncodedString()), Is.EqualTo([expected.Name]));
        }
    }

    [Test]
    public async Task Malformed_names_are_skipped_and_logged_once()
    {
        ZooKeeperClient client = await ConnectAsync();
        await client.EnsurePathAsync($"{Folder}/nonsense");
        await client.EnsurePathAsync($"{Folder}/dubbo%3A%2F%2F10.0.0.5%3Fa%3D%zz");
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        Assert.That(await providers.NextAsync(), Is.Empty);
        await client.EnsurePathAsync($"{Folder}/{Provider(1).ToEncodedString()}");
        Assert.That(await providers.NextAsync(), Is.EqualTo([Provider(1)]));
        Assert.That(Log.Named("NodeSkipped").Select(entry => entry.Text), Has.Exactly(2).Items);
        Assert.That(Log.Named("NodeSkipped").First().Text, Does.Contain(Folder));
    }

    [Test]
    public async Task Restarted_provider_is_listed_once_with_its_newest_URL()
    {
        ZooKeeperClient client = await ConnectAsync();
        DubboUrl newer = Provider(1).WithParameters(new KeyValuePair<string, string?>("timestamp", "999999"));
        DubboUrl other = Provider(1).WithParameters(new KeyValuePair<string, string?>("version", "2.0.0"));
        foreach (DubboUrl url in (DubboUrl[])[Provider(1), newer, other])
            await client.EnsurePathAsync($"{Folder}/{url.ToEncodedString()}");
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        Assert.That(await providers.NextAsync(), Is.EquivalentTo([newer, other]));
        await client.DeleteAsync($"{Folder}/{newer.ToEncodedString()}");
        Assert.That(await providers.NextAsync(), Is.EquivalentTo([Provider(1), other]));
    }

    [Test]
    public async Task Folder_that_cannot_be_created_is_awaited()
    {
        ZooKeeperClient owner = await ConnectAsync();
        IReadOnlyList<ZooKeeperAcl> readOnly = [new ZooKeeperAcl(1, "world", "anyone")];
        await owner.CreateAsync(Root, default, ZooKeeperNodeMode.Persistent, [.. readOnly, new ZooKeeperAcl(31, "digest", Digest)]);
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        Assert.That(await providers.NextAsync(), Is.Empty);
        Assert.That(Log.Named("FolderNotCreated").Count(), Is.EqualTo(1));

        DubboRegistry provider = await CreateAsync("acl=open", "user:pass");
        await provider.RegisterAsync(Provider(1), default);
        Assert.That(await providers.NextAsync(), Is.EqualTo([Provider(1)]));
    }

    [Test]
    public async Task List_that_may_not_be_read_fails_with_the_reason()
    {
        ZooKeeperClient owner = await ConnectAsync("user:pass");
        await owner.EnsurePathAsync(Folder);
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        DubboRegistryException e = await FailAsync<DubboRegistryException>(providers.NextAsync());
        Assert.That(e.Message, Does.StartWith("The providers of com.acme.Inventory cannot be watched at zookeeper://"));
        Assert.That(e.Message, Does.Contain("NoAuth"));
    }

    [Test]
    public async Task Burst_of_changes_is_delivered_in_a_few_lists()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        await providers.NextAsync();
        DubboRegistry provider = await CreateAsync();
        DubboUrl[] urls = [.. Enumerable.Range(1, 1000).Select(port => Provider(port))];
        long start = TimeProvider.System.GetTimestamp();
        Task<IReadOnlyList<DubboUrl>> complete = providers.UntilAsync(list => list.Count == urls.Length);
        await Task.WhenAll(urls.Select(url => provider.RegisterAsync(url, default))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(await complete.Within(), Is.EquivalentTo(urls));
        int limit = 3 + (int)(TimeProvider.System.GetElapsedTime(start) / TimeSpan.FromMilliseconds(100));
        Assert.That(providers.Count, Is.LessThanOrEqualTo(limit));
    }

    [Test]
    public async Task Sequences_end_with_the_registry()
    {
        DubboRegistry registry = await CreateAsync();
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(registry);
        await providers.NextAsync();
        Task<bool> next = providers.MoveAsync();
        await registry.DisposeAsync();
        Assert.That(await next.Within(), Is.False);
        await FailAsync<ObjectDisposedException>(registry.RegisterAsync(Provider(1), default));
        await registry.DisposeAsync();
    }

    /// <summary>Gets the id of the user <c>user</c> with the password <c>pass</c>, as the server keeps it.</summary>
    private static string Digest => Encoding.ASCII.GetString("user:smGaoVKd/cQkjm7b88GyorAUz20="u8);
}
