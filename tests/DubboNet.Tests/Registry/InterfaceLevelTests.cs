namespace DubboNet.Tests.Registry;

/// <summary>Tests a directory over the URLs that providers register.</summary>
public sealed class InterfaceLevelTests
{
    private const string A = "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&interface=com.acme.Inventory&methods=find";
    private const string B = "dubbo://10.0.0.2:20880/com.acme.Inventory?application=depot&interface=com.acme.Inventory&methods=find";

    [TestCase(null, null, "", true)]
    [TestCase(null, null, "version=0.0.0", true)]
    [TestCase(null, null, "version=1.0.0", false)]
    [TestCase(null, null, "group=g1", false)]
    [TestCase("g1", null, "", false)]
    [TestCase("g1", null, "group=g1", true)]
    [TestCase("g1,g2", null, "group=g2", true)]
    [TestCase("g1, g2", null, "group=g2", true)]
    [TestCase("g1,g2", null, "group=g3", false)]
    [TestCase("*", null, "group=g3", true)]
    [TestCase("*", null, "", true)]
    [TestCase(null, "1.0.0", "version=1.0.0", true)]
    [TestCase(null, "1.0.0", "", false)]
    [TestCase(null, "*", "version=2.0.0", true)]
    [TestCase(null, null, "interface=com.acme.Other", false)]
    [TestCase(null, null, "category=consumers", false)]
    [TestCase(null, null, "category=providers", true)]
    [TestCase(null, null, "enabled=false", false)]
    [TestCase(null, null, "disabled=true", false)]
    [TestCase(null, null, "disabled=false&enabled=false", true)]
    [TestCase(null, null, "methods=other", true)]
    public void Providers_are_matched_as_in_Java(string? group, string? version, string parameters, bool isFound) =>
        DirectoryHarness.Run(harness =>
        {
            harness.Provide($"dubbo://10.0.0.1:20880/com.acme.Inventory?{parameters}");
            harness.Start(group: group, version: version);
            Assert.That(harness.Last, Is.EqualTo(isFound ? "10.0.0.1:20880" : ""));
        });

    [Test]
    public void Provider_without_a_path_is_that_of_the_interface() => DirectoryHarness.Run(harness =>
    {
        harness.Provide("dubbo://inventory");
        harness.Start();
        ProviderAddress provider = harness.Lists[^1].Providers.Single();
        Assert.That(
            ($"{provider}", provider.Url!.Interface), Is.EqualTo(("dubbo://inventory:20880", DirectoryHarness.Interface)));
    });

    [Test]
    public void Entries_that_cannot_be_used_are_logged_once() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("EntrySkipped");
        harness.Provide("tri://10.0.0.3:50051/com.acme.Inventory", "tri://10.0.0.4:50051/com.acme.Inventory", $"{B}&weight=heavy", A);
        harness.Start();
        harness.Provide("tri://10.0.0.3:50051/com.acme.Inventory", $"{B}&weight=heavy", A);
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
        Assert.That(
            harness.Engine.Log.Named("EntrySkipped").Select(entry => entry.Text),
            Is.EqualTo(new[]
            {
                "An entry of com.acme.Inventory in memory://a is not used. It has the protocol tri, and only dubbo is supported: "
                    + "tri://10.0.0.3:50051/com.acme.Inventory",
                "An entry of com.acme.Inventory in memory://a is not used. The parameter weight=heavy of the address is not a whole "
                    + "number.",
            }));
    });

    [Test]
    public void Newest_registration_of_a_provider_counts() => DirectoryHarness.Run(harness =>
    {
        harness.Provide($"{A}&timestamp=200&weight=2", $"{A}&timestamp=100&weight=1", $"{A}&timestamp=old&weight=3");
        harness.Start();
        Assert.That(harness.Lists[^1].Providers.Select(provider => provider.Weight), Is.EqualTo(new[] { 2 }));
    });

    [Test]
    public void Parameters_of_the_inside_of_a_provider_are_left_out() => DirectoryHarness.Run(harness =>
    {
        harness.Provide($"{A}&threads=200&default.threads=100&threadpool=fixed&dubbo.tag=gray&timestamp=5&find.timeout=300");
        harness.Start();
        Assert.That(
            harness.Lists[^1].Providers[0].Url!.ToFullString(),
            Is.EqualTo("dubbo://10.0.0.1:20880/com.acme.Inventory?dubbo.tag=gray&find.timeout=300&interface=com.acme.Inventory"
                + "&methods=find&remote.application=depot&timestamp=5"));
    });

    [Test]
    public void Changes_are_delivered_when_none_has_followed_for_a_short_time() => DirectoryHarness.Run(harness =>
    {
        harness.Start();
        Assert.That(harness.Lists.Select(list => list.Providers.Count), Is.EqualTo(new[] { 0 }));
        harness.Provide(A);
        harness.Pass(0.05);
        harness.Provide(A, B);
        harness.Pass(0.09);
        Assert.That(harness.Lists, Has.Count.EqualTo(1));
        harness.Pass(0.05);
        Assert.That(harness.Lists, Has.Count.EqualTo(2));
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.2:20880"));
        harness.Provide(B, A);
        harness.Pass();
        Assert.That(harness.Lists, Has.Count.EqualTo(2), "the order is not a change");
    });

    [Test]
    public void Burst_of_changes_causes_few_lists() => DirectoryHarness.Run(harness =>
    {
        harness.Start();
        for (int i = 1; i <= 1000; i++)
        {
            harness.Provide(Enumerable.Range(1, i % 50 + 1).Select(host => $"dubbo://10.0.1.{host}:{20000 + i}/com.acme.Inventory"));
            harness.Engine.Time.Advance(TimeSpan.FromMilliseconds(5));
            harness.Engine.Settle();
        }

        harness.Pass(1);
        Assert.That(harness.Lists, Has.Count.InRange(5, 8), "5 s of changes without a pause are at most one list a second");
        Assert.That(harness.Last, Is.EqualTo("10.0.1.1:21000"));
    });

    [Test]
    public void Empty_list_keeps_the_last_providers() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Start();
        harness.Provide();
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.2:20880"));
        Assert.That(
            harness.Lists[^1].Problem,
            Is.EqualTo("com.acme.Inventory in memory://a has no provider now, so the last 2 known ones are used."));
        harness.Provide(B);
        harness.Pass();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("10.0.0.2:20880", (string?)null)));
    });

    [Test]
    public void Empty_list_is_delivered_if_the_last_providers_are_not_kept() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A);
        harness.Start(options => options.KeepLastProviders = false);
        harness.Provide();
        harness.Pass();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("", (string?)null)));
    });

    [Test]
    public void Outage_keeps_the_last_providers() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A);
        harness.Start(options => options.KeepLastProviders = false);
        harness.Registry.SetDown(true);
        harness.Provide(B);
        harness.Pass(60);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
        harness.Registry.SetDown(false);
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.2:20880"));
    });

    [Test]
    public void Failed_sequence_is_watched_again() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RegistryFailed");
        harness.Provide(A);
        harness.Start();
        harness.Registry.Fail($"{DirectoryHarness.Interface}/providers", new DubboRegistryException("Access is denied."));
        harness.Pass(0.5);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
        Assert.That(
            harness.Lists[^1].Problem,
            Is.EqualTo("memory://a failed while it was asked for the providers of com.acme.Inventory: Access is denied."));
        harness.Provide(B);
        harness.Pass(2);
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("10.0.0.2:20880", (string?)null)));
        Assert.That(harness.Engine.Log.Named("RegistryFailed").Count(), Is.EqualTo(1));
    });

    [Test]
    public void First_list_waits_for_the_registry_within_its_limit() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("ConsumerNotRegistered");
        harness.Registry.SetDown(true);
        harness.Provide(A);
        harness.Start();
        harness.Pass(2.9);
        Assert.That(harness.Lists, Is.Empty);
        harness.Pass(0.2);
        Assert.That(harness.Last, Is.Empty);
        Assert.That(
            harness.Lists[^1].Problem,
            Is.EqualTo("memory://a cannot be reached. Not all sources of com.acme.Inventory in memory://a have responded yet."));
        harness.Registry.SetDown(false);
        harness.Pass();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("10.0.0.1:20880", (string?)null)));
    });

    [Test]
    public void Source_that_fails_does_not_block_the_others() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RegistryFailed");
        harness.Registry.Refuse =
            key => key.StartsWith("applications", StringComparison.Ordinal) ? new InvalidDataException("rubbish") : null;
        var other = new InMemoryRegistry("memory://b") { Refuse = _ => new DubboRegistryException("Access is denied.") };
        harness.Provide(A);
        harness.Start([harness.Registry, other]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
        Assert.That(harness.Lists[^1].Problem, Does.Contain("rubbish").And.Contain("memory://b failed while"));
    });

    [Test]
    public void Registries_are_merged() => DirectoryHarness.Run(harness =>
    {
        var other = new InMemoryRegistry("memory://b");
        other.SetUrls(DirectoryHarness.Interface, "providers", $"{A}&timestamp=2&weight=7", B);
        harness.Provide($"{A}&timestamp=1");
        harness.Start([harness.Registry, other]);
        Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880 10.0.0.2:20880"));
        Assert.That(harness.Lists[^1].Providers[0].Weight, Is.EqualTo(7));
    });

    [Test]
    public void Consumer_is_registered_while_the_directory_is_watched() => DirectoryHarness.Run(harness =>
    {
        harness.Start(group: "blue", version: "1.0.0");
        DubboUrl url = harness.Registry.Urls(DirectoryHarness.Interface, "consumers").Single();
        Assert.That(
            url.ToFullString(),
            Is.EqualTo("consumer://10.0.9.9/com.acme.Inventory?application=shop&category=consumers&check=false&dubbo=2.0.2&group=blue"
                + $"&interface=com.acme.Inventory&pid={Environment.ProcessId}&release=3.3.0-dubbonet&side=consumer&sticky=false"
                + $"&timestamp={harness.Engine.Time.GetUtcNow().ToUnixTimeMilliseconds()}&version=1.0.0"));
        harness.Stop();
        Assert.That(harness.Registry.Urls(DirectoryHarness.Interface, "consumers"), Is.Empty);
    });

    [Test]
    public void Consumer_is_registered_after_an_outage_and_an_outage_does_not_delay_the_end() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("ConsumerNotRegistered");
        harness.Registry.SetDown(true);
        harness.Start();
        harness.Pass(10);
        harness.Registry.SetDown(false);
        harness.Pass(10);
        Assert.That(harness.Registry.Urls(DirectoryHarness.Interface, "consumers"), Has.Count.EqualTo(1));
        harness.Registry.SetDown(true);
        harness.Stop();
        Assert.That(harness.Engine.Log.Named("ConsumerNotRegistered").Count(), Is.EqualTo(1));
    });

    [TestCase(false, RegistryDirectoryMode.Union)]
    [TestCase(true, RegistryDirectoryMode.InstanceOnly)]
    public void Consumer_is_not_registered(bool isWanted, RegistryDirectoryMode mode) => DirectoryHarness.Run(harness =>
    {
        harness.Start(options => (options.RegisterConsumer, options.Mode) = (isWanted, mode));
        harness.Pass();
        Assert.That(harness.Registry.Urls(DirectoryHarness.Interface, "consumers"), Is.Empty);
    });

    [Test]
    public void Directory_names_the_service_and_the_registries()
    {
        DubboRegistry[] registries = [new InMemoryRegistry("memory://a"), new InMemoryRegistry("memory://b")];
        Assert.That(
            $"{new RegistryDirectory(registries, new ServiceKey("com.acme.Inventory", "1.0.0", "blue"))}",
            Is.EqualTo("blue/com.acme.Inventory:1.0.0 in memory://a, memory://b"));
        Assert.That(
            () => new RegistryDirectory([], new ServiceKey("com.acme.Inventory")),
            Throws.ArgumentException.With.Message.StartsWith("There is no registry for com.acme.Inventory."));
        Assert.That(
            () => new RegistryDirectory(registries, new ServiceKey("x"), new RegistryDirectoryOptions { StartTimeout = TimeSpan.Zero }),
            Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
