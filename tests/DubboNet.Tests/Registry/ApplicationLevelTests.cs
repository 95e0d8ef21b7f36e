using DubboNet.Registry.Metadata;
using static DubboNet.Tests.Registry.Instances;

namespace DubboNet.Tests.Registry;

/// <summary>Tests a directory over the instances of applications.</summary>
public sealed class ApplicationLevelTests
{
    private const string ParamsKey = "dubbo.metadata-service.url-params";

    private static readonly ApplicationMetadata Metadata = Describe();

    [Test]
    public void Provider_is_found_when_its_application_is_mapped() => DirectoryHarness.Run(harness =>
    {
        int requests = 0;
        harness.Serve("10.0.0.1", revision =>
        {
            requests++;
            return revision == Metadata.Revision ? Metadata : null;
        });
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision), Create("10.0.0.2", Metadata.Revision));
        harness.Serve("10.0.0.2", revision => Metadata);
        harness.Start();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("", (string?)null)));
        harness.Registry.AddApplicationAsync(DirectoryHarness.Interface, Application, default);
        harness.Pass(1);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.2:20880"));
        Assert.That(
            harness.Lists[^1].Providers[0].Url!.ToFullString(),
            Is.EqualTo("dubbo://10.0.0.1:20880/com.acme.Inventory?interface=com.acme.Inventory&side=provider&timeout=300"
                + "&timestamp=1795395389615"));
        Assert.That(requests, Is.LessThanOrEqualTo(1), "the revision is read from one of its instances");
    });

    [Test]
    public void First_list_contains_the_providers_of_known_applications() => DirectoryHarness.Run(harness =>
    {
        harness.Serve("10.0.0.1", _ => Metadata);
        harness.Registry.AddApplicationAsync(DirectoryHarness.Interface, Application, default);
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision));
        harness.Start();
        Assert.That(harness.Lists, Has.Count.EqualTo(1));
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
    });

    [Test]
    public void Applications_of_the_options_need_no_mapping() => DirectoryHarness.Run(harness =>
    {
        harness.Serve("10.0.0.1", _ => Metadata);
        harness.Registry.AddApplicationAsync(DirectoryHarness.Interface, "other", default);
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision));
        harness.Registry.SetInstances("other", CreateRemote("10.0.0.7", "x") with { Application = "other" });
        harness.Start(options => options.Applications = [Application]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
    });

    [TestCase(RegistryDirectoryMode.Union, "10.0.0.1:20880=300 10.0.0.2:20880=1 10.0.0.3:20880=300", "10.0.0.1:20880=1 10.0.0.2:20880=1")]
    [TestCase(RegistryDirectoryMode.InterfaceOnly, "10.0.0.1:20880=1 10.0.0.2:20880=1", "10.0.0.1:20880=1 10.0.0.2:20880=1")]
    [TestCase(RegistryDirectoryMode.InstanceOnly, "10.0.0.1:20880=300 10.0.0.3:20880=300", "")]
    [TestCase(RegistryDirectoryMode.ApplicationFirst, "10.0.0.1:20880=300 10.0.0.3:20880=300", "10.0.0.1:20880=1 10.0.0.2:20880=1")]
    public void Levels_are_merged_by_mode(RegistryDirectoryMode mode, string both, string withoutInstances) =>
        DirectoryHarness.Run(harness =>
        {
            harness.Registry.SetMetadataAsync(Application, Metadata.Revision, Metadata.ToJson(), default);
            harness.Registry.SetInstances(
                Application, CreateRemote("10.0.0.1", Metadata.Revision), CreateRemote("10.0.0.3", Metadata.Revision));
            harness.Provide("dubbo://10.0.0.1/com.acme.Inventory?timeout=1", "dubbo://10.0.0.2:20880/com.acme.Inventory?timeout=1");
            harness.Start(options => (options.Mode, options.Applications, options.KeepLastProviders) = (mode, [Application], false));
            Assert.That(Timeouts(), Is.EqualTo(both));
            harness.Registry.SetInstances(Application);
            harness.Pass();
            Assert.That(Timeouts(), Is.EqualTo(withoutInstances));

            string Timeouts() => string.Join(
                " ", harness.Lists[^1].Providers.Select(provider => $"{provider.EndPoint}={provider.Timeout!.Value.TotalMilliseconds}"));
        });

    [Test]
    public void Rules_apply_to_instances() => DirectoryHarness.Run(harness =>
    {
        harness.Registry.SetMetadataAsync(Application, Metadata.Revision, Metadata.ToJson(), default);
        harness.Registry.SetInstances(
            Application, CreateRemote("10.0.0.1", Metadata.Revision), CreateRemote("10.0.0.2", Metadata.Revision));
        harness.Registry.SetUrls(
            DirectoryHarness.Interface, "configurators",
            "override://10.0.0.1:20880/com.acme.Inventory?category=configurators&disabled=true");
        harness.Start(options => options.Applications = [Application]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.2:20880"));
    });

    [Test]
    public void Instances_that_cannot_be_used_are_left_out() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("EntrySkipped");
        harness.Registry.SetMetadataAsync(Application, Metadata.Revision, Metadata.ToJson(), default);
        ServiceInstance local = Create("10.0.0.5", Metadata.Revision);
        harness.Registry.SetInstances(
            Application,
            CreateRemote("10.0.0.1", Metadata.Revision),
            CreateRemote("10.0.0.2", Metadata.Revision) with { IsEnabled = false },
            CreateRemote("10.0.0.3", "0"),
            new ServiceInstance(Application, "10.0.0.4", 20880),
            With(local, ParamsKey, "{"),
            With(local with { Host = "10.0.0.6" }, ParamsKey, """{"port":"1"}"""),
            With(local with { Host = "10.0.0.7" }, ParamsKey, """{"protocol":"dubbo","port":"99999"}"""),
            With(CreateRemote("10.0.0.8", Metadata.Revision), "dubbo.tag", "a&b"));
        harness.Start(options => options.Applications = [Application]);
        harness.Registry.SetInstances(Application, CreateRemote("10.0.0.1", Metadata.Revision), With(local, ParamsKey, "{"));
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
        const string Skipped = "An entry of memory://a is not used. The instance 10.0.0.";
        const string Invalid = "of depot has no valid dubbo.metadata-service.url-params with a protocol and a port: ";
        Assert.That(
            harness.Engine.Log.Named("EntrySkipped").Select(entry => entry.Text),
            Is.EqualTo(new[]
            {
                Skipped + "5:20880 " + Invalid + "'{'.",
                Skipped + "6:20880 " + Invalid + "'{\"port\":\"1\"}'.",
                Skipped + "7:20880 " + Invalid + "'{\"protocol\":\"dubbo\",\"port\":\"99999\"}'.",
                Skipped + "8:20880 of depot has an unusable parameter. The parameter dubbo.tag has the value 'a&b', which contains & or ;. "
                    + "Encode the value first.",
            }));
    });

    [Test]
    public void Services_of_the_metadata_are_matched() => DirectoryHarness.Run(harness =>
    {
        ApplicationMetadata several = new(Application,
        [
            DubboUrl.Parse("dubbo://x:1/com.acme.Inventory?interface=com.acme.Inventory&group=blue&version=1.0.0"),
            DubboUrl.Parse("dubbo://x:2/com.acme.Inventory?interface=com.acme.Inventory&group=red&version=1.0.0"),
            DubboUrl.Parse("dubbo://x:3/com.acme.Other?interface=com.acme.Other&group=blue&version=1.0.0"),
            DubboUrl.Parse("dubbo://x/com.acme.Inventory?interface=com.acme.Inventory&group=green&version=1.0.0"),
        ]);
        harness.Registry.SetMetadataAsync(Application, several.Revision, several.ToJson(), default);
        harness.Registry.SetInstances(
            Application, With(CreateRemote("10.0.0.1", several.Revision, 9), "dubbo.endpoints", """[{"port":4,"protocol":"dubbo"}]"""),
            CreateRemote("10.0.0.2", several.Revision, 9));
        harness.Start(options => options.Applications = [Application], "blue,green", "1.0.0");
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:1 10.0.0.1:4 10.0.0.2:1 10.0.0.2:9"));
        Assert.That(harness.Lists[^1].Providers.Select(provider => provider.Group), Is.EqualTo(new[] { "blue", "green", "blue", "green" }));
    });

    [Test]
    public void New_revision_is_noticed_and_the_old_services_stay_until_it_is_read() => DirectoryHarness.Run(harness =>
    {
        ApplicationMetadata next = Describe(parameters: "timeout=400");
        bool isKnown = false;
        harness.Serve("10.0.0.1", revision => revision == Metadata.Revision ? Metadata : isKnown ? next : null);
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision));
        harness.Start(options => (options.Applications, options.Mode) = ([Application], RegistryDirectoryMode.InstanceOnly));
        harness.Registry.SetInstances(Application, Create("10.0.0.1", next.Revision));
        harness.Pass(1);
        Assert.That(harness.Lists, Has.Count.EqualTo(1));
        isKnown = true;
        harness.Pass(2);
        Assert.That(
            harness.Lists.Select(list => list.Providers.Single().Timeout!.Value.TotalMilliseconds), Is.EqualTo(new[] { 300, 400 }));
    });

    [Test]
    public void Known_revision_is_not_read_again() => DirectoryHarness.Run(harness =>
    {
        harness.Registry.SetMetadataAsync(Application, Metadata.Revision, Metadata.ToJson(), default);
        harness.Registry.SetInstances(Application, CreateRemote("10.0.0.1", Metadata.Revision));
        harness.Start(options => options.Applications = [Application]);
        for (int i = 0; i < 20; i++)
        {
            harness.Registry.SetInstances(Application);
            harness.Pass();
            harness.Registry.SetInstances(
                Application, CreateRemote("10.0.0.1", Metadata.Revision), CreateRemote("10.0.0.2", Metadata.Revision));
            harness.Pass();
        }

        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.2:20880"));
        Assert.That(harness.Registry.MetadataRequests, Is.EqualTo(1));
    });

    [Test]
    public void Metadata_that_is_not_available_is_tried_again_and_other_providers_are_used() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("MetadataUnavailable");
        int requests = 0;
        bool isKnown = false;
        harness.Serve("10.0.0.1", _ =>
        {
            requests++;
            return isKnown ? Metadata : null;
        });
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision));
        harness.Provide("dubbo://10.0.0.2/com.acme.Inventory");
        harness.Start(options => options.Applications = [Application]);
        harness.Pass(1.5);
        Assert.That(harness.Lists, Is.Empty);
        harness.Pass(0.6);
        Assert.That((harness.Last, requests), Is.EqualTo(("10.0.0.2:20880", 3)));
        Assert.That(
            harness.Lists[^1].Problem,
            Is.EqualTo($"The metadata of the application depot in revision {Metadata.Revision} cannot be read, so the services of its "
                + "instances (1) are unknown or out of date. It is tried every 10 s. The instance 10.0.0.1:20880 does not know "
                + "the revision."));
        harness.Pass(9);
        Assert.That(requests, Is.EqualTo(3));
        harness.Pass(1);
        Assert.That(requests, Is.EqualTo(4));
        isKnown = true;
        harness.Pass(11);
        harness.Pass();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("10.0.0.1:20880 10.0.0.2:20880", (string?)null)));
        Assert.That(
            harness.Engine.Log.Entries.Select(entry => entry.Event.Name!)
                .Where(name => name.StartsWith("Metadata", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "MetadataUnavailable", "MetadataAvailable" }));
    });

    [Test]
    public void First_list_does_not_wait_longer_for_metadata_than_its_limit() => DirectoryHarness.Run(harness =>
    {
        harness.Registry.SetInstances(Application, Create("10.0.0.1", Metadata.Revision));
        harness.Provide("dubbo://10.0.0.2/com.acme.Inventory");
        harness.Start(options => (options.Applications, options.StartTimeout) = ([Application], TimeSpan.FromSeconds(1)));
        harness.Pass(1.1);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.2:20880"));
        harness.Engine.Log.Expect("MetadataUnavailable");
    });

    [TestCase(true, "10.0.0.1:20880")]
    [TestCase(false, "")]
    public void Metadata_of_an_instance_without_dubbo_is_read_from_the_registry(bool isThere, string expected) =>
        DirectoryHarness.Run(harness =>
        {
            harness.Engine.Log.Expect("MetadataUnavailable");
            if (isThere)
                harness.Registry.SetMetadataAsync(Application, Metadata.Revision, Metadata.ToJson(), default);
            harness.Registry.SetInstances(
                Application,
                With(Create("10.0.0.1", Metadata.Revision), ParamsKey, """{"port":"50051","protocol":"tri"}"""));
            harness.Start(options => options.Applications = [Application]);
            harness.Pass(3);
            Assert.That(harness.Last, Is.EqualTo(expected));
            Assert.That(harness.Lists[^1].Problem, isThere ? Is.Null : Does.Contain("the MetadataService of the instances uses tri."));
        });

    [Test]
    public void Malformed_metadata_in_the_registry_is_reported() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("MetadataUnavailable");
        harness.Registry.SetMetadataAsync(Application, "r1", "[]", default);
        harness.Registry.SetInstances(Application, CreateRemote("10.0.0.1", "r1"), CreateRemote("10.0.0.1", "r2"));
        harness.Start(options => options.Applications = [Application]);
        harness.Pass(3);
        Assert.That(
            harness.Lists[^1].Problem,
            Does.Contain("memory://a contains malformed metadata: []").And.Contain("memory://a does not contain it."));
    });

    [Test]
    public void Many_revisions_are_read_a_few_at_a_time() => DirectoryHarness.Run(harness =>
    {
        var holds = new Queue<TaskCompletionSource>();
        int most = 0;
        harness.Registry.HoldMetadata = () =>
        {
            holds.Enqueue(new TaskCompletionSource());
            most = Math.Max(most, holds.Count);
            return holds.Last().Task;
        };
        ApplicationMetadata[] all = [.. Enumerable.Range(1, 100).Select(port => Describe(port))];
        foreach (ApplicationMetadata one in all)
            harness.Registry.SetMetadataAsync(Application, one.Revision, one.ToJson(), default);
        harness.Registry.SetInstances(Application, all.Select((one, i) => CreateRemote("10.0.0.1", one.Revision, i + 1)));
        harness.Start(options => options.Applications = [Application]);
        while (holds.TryDequeue(out TaskCompletionSource? hold))
        {
            hold.SetResult();
            harness.Engine.Settle();
        }

        harness.Pass(1);
        Assert.That(most, Is.EqualTo(8));
        Assert.That(harness.Lists[^1].Providers, Has.Count.EqualTo(100));
    });

    private static ServiceInstance With(ServiceInstance instance, string key, string value) =>
        instance with { Metadata = new Dictionary<string, string>(instance.Metadata) { [key] = value } };
}
