namespace DubboNet.Tests.Registry;

/// <summary>Tests the rules of registries for providers.</summary>
public sealed class RuleTests
{
    private const string A = "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&methods=find&timeout=1000&dubbo.tag=gray";
    private const string B = "dubbo://10.0.0.2:20880/com.acme.Inventory?application=depot&methods=find&timeout=1000";

    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77", "77 77")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&enabled=false", "1000 1000")]
    [TestCase("override://10.0.0.2:20880/com.acme.Inventory?timeout=77", "1000 77")]
    [TestCase("override://10.0.0.2:1/com.acme.Inventory?timeout=77", "1000 1000")]
    [TestCase("override://0.0.0.0:20880/com.acme.Inventory?timeout=77", "77 77")]
    [TestCase("override://10.0.9.9/com.acme.Inventory?timeout=77", "77 77")]
    [TestCase("override://10.0.9.8/com.acme.Inventory?timeout=77", "1000 1000")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&application=shop", "77 77")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&application=other", "1000 1000")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&side=consumer", "77 77")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&side=provider", "1000 1000")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&providerAddresses=10.0.0.1:20880", "77 1000")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&~dubbo.tag=gray", "77 1000")]
    [TestCase("override://0.0.0.0/com.acme.Inventory?timeout=77&version=2.0.0", "1000 1000")]
    [TestCase("override://0.0.0.0/*?timeout=77&interface=*", "77 77")]
    [TestCase("absent://0.0.0.0/com.acme.Inventory?timeout=77", "1000 1000")]
    [TestCase("route://0.0.0.0/com.acme.Inventory?timeout=77", "1000 1000")]
    public void Rule_applies_to_the_providers_that_it_describes(string rule, string timeouts) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Registry.SetUrls(DirectoryHarness.Interface, "configurators", $"{rule}&category=configurators&dynamic=false");
        harness.Start();
        Assert.That(
            string.Join(" ", harness.Lists[^1].Providers.Select(provider => provider.Timeout!.Value.TotalMilliseconds)),
            Is.EqualTo(timeouts));
    });

    [Test]
    public void Rule_takes_effect_and_is_undone() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Start();
        ProviderList before = harness.Lists[^1];
        Assert.That(before.Providers.Select(provider => provider.Overrides), Is.All.Null);
        Rule("override://10.0.0.1:20880/com.acme.Inventory?category=configurators&dynamic=false&weight=5&find.timeout=20&router=x&type=y");
        Assert.That(harness.Lists[^1].Providers.Select(provider => provider.Weight), Is.EqualTo(new[] { 5, 100 }));
        Assert.That(
            harness.Lists[^1].Providers.Select(provider => provider.Overrides?.ToFullString()),
            Is.EqualTo(new[] { "override://0.0.0.0/com.acme.Inventory?find.timeout=20&weight=5", null }));
        Assert.That(harness.Lists[^1].Providers[0].Url!.GetMethodParameter("find", "timeout"), Is.EqualTo("20"));
        Rule();
        Assert.That(harness.Lists[^1].Providers, Is.EqualTo(before.Providers));

        void Rule(params string[] rules)
        {
            harness.Registry.SetUrls(DirectoryHarness.Interface, "configurators", rules);
            harness.Pass();
        }
    });

    [TestCase(true)]
    [TestCase(false)]
    public void Rule_that_disables_all_providers_leaves_none(bool keepsLast) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Start(options => options.KeepLastProviders = keepsLast);
        harness.Registry.SetUrls(
            DirectoryHarness.Interface, "configurators",
            "override://10.0.0.1:20880/com.acme.Inventory?category=configurators&disabled=true");
        harness.Pass();
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("10.0.0.2:20880", (string?)null)));
        harness.Registry.SetUrls(
            DirectoryHarness.Interface, "configurators", "override://0.0.0.0/com.acme.Inventory?category=configurators&disabled=true");
        harness.Pass();
        Assert.That(
            (harness.Last, harness.Lists[^1].Problem),
            Is.EqualTo(("", "All 2 providers are disabled by their own setting or by a rule.")));
        harness.Registry.SetUrls(DirectoryHarness.Interface, "configurators");
        harness.Pass();
        Assert.That(harness.Lists[^1].Providers, Has.Count.EqualTo(2));
    });

    [Test]
    public void Later_rules_win() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A);
        harness.Registry.SetUrls(
            DirectoryHarness.Interface, "configurators",
            "override://10.0.9.9/com.acme.Inventory?category=configurators&a=own&b=own",
            "override://0.0.0.0/com.acme.Inventory?category=configurators&a=any&b=any&c=any&d=any&priority=2",
            "override://0.0.0.0/com.acme.Inventory?category=configurators&d=low&e=low&priority=1");
        harness.Registry.SetConfiguration("shop.configurators", "[\"override://0.0.0.0/com.acme.Inventory?b=app&c=app\"]");
        harness.Registry.SetConfiguration(
            "com.acme.Inventory::.configurators",
            "[\"override://0.0.0.0/com.acme.Inventory?c=service\", \"absent://0.0.0.0/x?c=no&f=new\"]");
        harness.Start();
        Assert.That(
            harness.Lists[^1].Providers[0].Overrides!.ToFullString(),
            Is.EqualTo("override://0.0.0.0/com.acme.Inventory?a=own&b=app&c=service&d=any&e=low&f=new"));
    });

    [TestCase("configVersion: v3.0", "It is not valid JSON: ")]
    [TestCase("1", "The rule must have fields, and it is 1.")]
    [TestCase("""{ "scope": "application" }""", "It has the scope application and no key. Write the application.")]
    [TestCase("""{ "configs": [{}] }""", "An entry of configs has no side. Write consumer or provider.")]
    [TestCase("""{ "configs": [{ "side": "consumer" }] }""", "An entry of configs has no parameters. Write those that the rule sets.")]
    [TestCase("""{ "configs": [{ "side": "consumer", "parameters": { "a": [] } }] }""", "parameters has a with []. It must be a text.")]
    [TestCase("""{ "configs": [{ "side": "consumer", "parameters": { "a": "b&c" } }] }""", "The parameter a has the value 'b&c', which ")]
    [TestCase("[\"override://0.0.0.0/x\",", "It is not valid JSON: ")]
    [TestCase("[1]", "It contains 1, which is not a URL.")]
    [TestCase("[\"://x\"]", "It contains \"://x\", which is not a URL.")]
    public void Malformed_rule_does_not_replace_the_one_before_it(string text, string problem) => DirectoryHarness.Run(harness =>
    {
        const string Key = "com.acme.Inventory::.configurators";
        harness.Engine.Log.Expect("RuleSkipped");
        harness.Provide(A);
        harness.Registry.SetConfiguration(Key, "[\"override://0.0.0.0/com.acme.Inventory?weight=5\"]");
        harness.Start();
        harness.Registry.SetConfiguration(Key, text);
        harness.Pass();
        Assert.That(harness.Lists[^1].Providers[0].Weight, Is.EqualTo(5));
        Assert.That(
            harness.Engine.Log.Named("RuleSkipped").Single().Text,
            Does.StartWith($"The rule {Key} of memory://a is not used, and the previous one stays. {problem}"));
        harness.Registry.SetConfiguration(Key, null);
        harness.Pass();
        Assert.That(harness.Lists[^1].Providers[0].Weight, Is.EqualTo(100));
    });
}
