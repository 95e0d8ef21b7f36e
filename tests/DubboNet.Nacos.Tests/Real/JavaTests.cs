using System.Globalization;
using System.Text.Json;

namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests instances as Java registers them, and what Java reads of ours.</summary>
public sealed class JavaTests : RealTest
{
    private static IEnumerable<JavaInstance> Instances => JavaInstance.All;

    [TestCaseSource(nameof(Instances))]
    public async Task Instance_of_Java_is_found(JavaInstance java)
    {
        string group = $"G{Guid.NewGuid():n}";
        using HttpClient http = await CreateClientAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["serviceName"] = java.Service,
            ["groupName"] = group,
            ["ip"] = java.Ip,
            ["port"] = java.Port.ToString(CultureInfo.InvariantCulture),
            ["metadata"] = JsonSerializer.Serialize(java.Metadata),
        });
        using HttpResponseMessage response = await http.PostAsync(new Uri("v1/ns/instance", UriKind.Relative), form);
        Assert.That(response.IsSuccessStatusCode);

        DubboRegistry registry = await CreateAsync($"group={group}");
        if (!java.Service.Contains(':'))
        {
            await using var instances = new Watched<IReadOnlyList<ServiceInstance>>(registry.WatchInstancesAsync(java.Service, default));
            ServiceInstance instance = (await instances.UntilAsync(found => found.Count == 1))[0];
            Assert.That((instance.Host, instance.Port, instance.IsEnabled), Is.EqualTo((java.Ip, java.Port, true)));
            Assert.That(instance.Metadata, Is.EquivalentTo(java.Metadata));
            return;
        }

        await using var urls = new Watched<IReadOnlyList<DubboUrl>>(registry.WatchAsync(
            new ServiceKey("com.example.frames.FrameService", "2.1.0", "blue"), java.Metadata["category"], default));
        DubboUrl url = (await urls.UntilAsync(found => found.Count == 1))[0];
        Assert.That((url.Protocol, url.Host, url.Port), Is.EqualTo((java.Metadata["protocol"], java.Ip, java.Port)));
        Assert.That(url.ServiceKey, Is.EqualTo("blue/com.example.frames.FrameService:2.1.0"));
        Assert.That(url.GetParameter("release"), Is.EqualTo(java.Metadata["release"]));
    }

    [Test]
    public async Task Own_instance_has_the_form_of_Java()
    {
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterAsync(Url(), default);
        using HttpClient http = await CreateClientAsync();
        string list = await http.GetStringAsync(new Uri($"v1/ns/instance/list?serviceName=providers:{Interface}::", UriKind.Relative));
        using var json = JsonDocument.Parse(list);
        JsonElement host = json.RootElement.GetProperty("hosts")[0];
        Assert.That(host.GetProperty("ip").GetString(), Is.EqualTo("10.0.0.5"));
        Assert.That(host.GetProperty("port").GetInt32(), Is.EqualTo(20880));
        Assert.That(host.GetProperty("weight").GetDouble(), Is.EqualTo(1));
        Assert.That(host.GetProperty("clusterName").GetString(), Is.EqualTo("DEFAULT"));
        foreach (string name in (string[])["healthy", "enabled", "ephemeral"])
            Assert.That(host.GetProperty(name).GetBoolean(), name);
        Assert.That(host.GetProperty("metadata").Deserialize<Dictionary<string, string>>(), Is.EqualTo(new Dictionary<string, string>
        {
            ["application"] = "app",
            ["category"] = "providers",
            ["interface"] = Interface,
            ["methods"] = "m",
            ["path"] = Interface,
            ["protocol"] = "dubbo",
            ["side"] = "provider",
        }));
    }

    [Test]
    public async Task Instance_that_is_disabled_is_no_provider_and_a_broken_one_is_logged_once()
    {
        DubboRegistry registry = await CreateAsync();
        await using var watched = Watch(registry);
        await registry.RegisterAsync(Url(1), default);
        await watched.UntilAsync(urls => urls.Count == 1);
        var broken = new ServiceInstance($"providers:{Interface}::", "10.0.0.5", 2)
        {
            Metadata = new Dictionary<string, string> { ["mock"] = "a&b" },
        };
        var disabled = new ServiceInstance($"providers:{Interface}::", "10.0.0.5", 3) { IsEnabled = false };
        await registry.RegisterInstanceAsync(broken, default);
        await registry.RegisterInstanceAsync(disabled, default);
        await registry.RegisterAsync(Url(4), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 2), Is.EqualTo(new[] { Url(1), Url(4) }));
        Assert.That(Log.Alarms.Select(alarm => alarm.Event.Name), Is.EqualTo(new[] { "InstanceIgnored" }));
        Assert.That(Log.Alarms[0].Text, Does.Contain("10.0.0.5:2").And.Contain("mock"));
    }

    private static async Task<HttpClient> CreateClientAsync() =>
        new() { BaseAddress = new Uri($"http://127.0.0.1:{(await RealServer.GetAsync()).Port}/nacos/") };
}
