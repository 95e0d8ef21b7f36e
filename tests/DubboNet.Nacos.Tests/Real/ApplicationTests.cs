namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests instances of applications, their mapping, their metadata and the configuration.</summary>
public sealed class ApplicationTests : RealTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private string Application => $"app-{Interface}";

    [Test]
    public async Task Instance_is_found_changed_and_removed_within_a_second()
    {
        DubboRegistry provider = await CreateAsync();
        await using var watched = new Watched<IReadOnlyList<ServiceInstance>>(
            (await CreateAsync()).WatchInstancesAsync(Application, default));
        Assert.That(await watched.NextAsync(), Is.Empty);
        await provider.RegisterInstanceAsync(Instance("r1"), default);
        ServiceInstance found = (await watched.UntilAsync(instances => instances.Count == 1, Soon))[0];
        Assert.That((found.Application, found.Host, found.Port, found.IsEnabled), Is.EqualTo((Application, "10.0.0.5", 20880, true)));
        Assert.That(found.Metadata, Is.EqualTo(Instance("r1").Metadata));
        await provider.RegisterInstanceAsync(Instance("r2"), default);
        await watched.UntilAsync(instances => instances[0].Metadata["dubbo.metadata.revision"] == "r2", Soon);
        await provider.UnregisterInstanceAsync(Instance("r2"), default);
        await watched.UntilAsync(instances => instances.Count == 0, Soon);
        await provider.UnregisterInstanceAsync(Instance("r2"), default);
        Assert.That(Log.Alarms, Is.Empty);
    }

    [Test]
    public async Task Applications_that_are_added_at_the_same_time_are_all_kept()
    {
        const int count = 2;
        DubboRegistry[] registries = [.. await Task.WhenAll(Enumerable.Range(0, count).Select(_ => CreateAsync("timeout=30000")))];
        await using var watched = new Watched<IReadOnlyList<string>>(registries[0].WatchApplicationsAsync(Interface, default));
        Assert.That(await watched.NextAsync(), Is.Empty);
        await WriteAsync(() => Task.WhenAll(
            registries.Select((registry, i) => registry.AddApplicationAsync(Interface, $"app-{i}", default))));
        IReadOnlyList<string> names = await watched.UntilAsync(names => names.Count == count, TimeSpan.FromSeconds(30));
        Assert.That(names, Is.EquivalentTo(Enumerable.Range(0, count).Select(i => $"app-{i}")));
        await WriteAsync(() => registries[0].AddApplicationAsync(Interface, "app-1", default));
        await watched.ExpectNothingAsync(TimeSpan.FromMilliseconds(200));
        Assert.That(Log.Alarms, Is.Empty);
    }

    [Test]
    public async Task Metadata_is_read_as_it_was_written()
    {
        DubboRegistry registry = await CreateAsync();
        Assert.That(await registry.GetMetadataAsync(Application, "r1", default), Is.Null);
        const string json = """{"app":"ä","services":{"a/b:1:dubbo":{"params":{"x":"1&2"}}}}""";
        await WriteAsync(() => registry.SetMetadataAsync(Application, "r1", json, default));
        DubboRegistry reader = await CreateAsync();
        await using var watched = new Watched<string?>(reader.WatchConfigurationAsync(Application, "r1", default));
        await watched.UntilAsync(text => text is not null);
        Assert.That(await reader.GetMetadataAsync(Application, "r1", default), Is.EqualTo(json));
    }

    [Test]
    public async Task Configuration_is_followed_from_its_creation_to_its_deletion()
    {
        string key = $"{Interface}::.configurators";
        DubboRegistry writer = await CreateAsync();
        await using var watched = new Watched<string?>((await CreateAsync()).WatchConfigurationAsync(key, "dubbo", default));
        Assert.That(await watched.NextAsync(), Is.Null);
        await WriteAsync(() => writer.SetMetadataAsync(key, "dubbo", "a: 1", default));
        Assert.That(await watched.NextAsync(), Is.EqualTo("a: 1"));
        await WriteAsync(() => writer.SetMetadataAsync(key, "dubbo", "a: 2", default));
        Assert.That(await watched.NextAsync(), Is.EqualTo("a: 2"));
        using var http = new HttpClient();
        var uri = new Uri($"http://127.0.0.1:{(await RealServer.GetAsync()).Port}/nacos/v1/cs/configs?dataId={key}&group=dubbo");
        await WriteAsync(async () =>
        {
            using HttpResponseMessage deleted = await http.DeleteAsync(uri);
            Assert.That(deleted.IsSuccessStatusCode);
        });
        Assert.That(await watched.NextAsync(), Is.Null);
    }

    [Test]
    public async Task Invalid_key_is_refused()
    {
        DubboRegistry registry = await CreateAsync();
        var refusal = await FailAsync<DubboRegistryException>(registry.SetMetadataAsync("a b", "g", "text", default));
        Assert.That(refusal.Message, Does.Contain("refused ConfigPublishRequest of a b").And.Contain("Check"));
    }

    private ServiceInstance Instance(string revision) => new(Application, "10.0.0.5", 20880)
    {
        Metadata = new Dictionary<string, string>
        {
            ["dubbo.endpoints"] = """[{"port":20880,"protocol":"dubbo"}]""",
            ["dubbo.metadata.revision"] = revision,
        },
    };
}
