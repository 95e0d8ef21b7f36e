using DubboNet.Tests.Cluster;

namespace DubboNet.Tests.Registry;

/// <summary>Tests tags of providers and the tag rules of registries.</summary>
[Property("Feature", "78")]
public sealed class TagRuleTests
{
    private const string Key = "depot.tag-router";

    private static readonly string[] Providers =
    [
        "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&dubbo.tag=gray",
        "dubbo://10.0.0.2:20880/com.acme.Inventory?application=depot&env=blue",
        "dubbo://10.0.0.3:20880/com.acme.Inventory?application=depot",
    ];

    [TestCase(null, false, "2 3")]
    [TestCase("gray", false, "1")]
    [TestCase("gray", true, "1")]
    [TestCase("other", false, "2 3")]
    [TestCase("other", true, "")]
    [TestCase("", true, "2 3")]
    public void Without_a_rule_the_tags_of_providers_decide(string? tag, bool isForced, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Start();
        ProviderList list = harness.Lists[^1];
        Assert.That(Routes.Of(list, tag: tag, isForced: isForced), Is.EqualTo(expected), "by settings");
        var attachments = new Attachments { ["dubbo.tag"] = tag, ["dubbo.force.tag"] = isForced ? "true" : "false" };
        Assert.That(Routes.Of(list, attachments: attachments), Is.EqualTo(expected), "by attachments");
    });

    [Test]
    public void Attachments_take_precedence_over_settings() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Start();
        ProviderList list = harness.Lists[^1];
        var gray = new Attachments { ["dubbo.tag"] = "gray" };
        Assert.That(Routes.Of(list, attachments: gray, tag: "other"), Is.EqualTo("1"));
        Assert.That(Routes.Of(list, attachments: new Attachments { ["x"] = "y" }, tag: "gray"), Is.EqualTo("1"));
        var optional = new Attachments { ["dubbo.force.tag"] = "false" };
        Assert.That(Routes.Of(list, attachments: optional, tag: "other", isForced: true), Is.EqualTo("2 3"));
    });

    [Test]
    public void Call_without_a_tag_does_not_use_tagged_providers() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers[0]);
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.Empty);
    });

    [TestCase(null, false, false, "3")]
    [TestCase("red", false, false, "2", Description = "the addresses of the tag")]
    [TestCase("gone", false, false, "3", Description = "no address of the tag exists")]
    [TestCase("gone", true, false, "", Description = "the rule is forced")]
    [TestCase("gone", false, true, "", Description = "the call is forced")]
    [TestCase("gray", false, false, "1", Description = "the rule does not have the tag")]
    [TestCase("other", true, false, "3", Description = "the rule is forced for its own tags only")]
    [TestCase("other", false, true, "")]
    public void Rule_gives_tags_to_addresses(string? tag, bool isRuleForced, bool isCallForced, string expected) =>
        DirectoryHarness.Run(harness =>
        {
            harness.Provide(Providers);
            harness.Registry.SetConfiguration(
                Key,
                $$"""
                { "force": {{(isRuleForced ? "true" : "false")}}, "tags": [
                  { "name": "red", "addresses": ["10.0.0.2:20880"] }, { "name": "gone", "addresses": ["10.0.0.9:20880"] }] }
                """);
            harness.Start();
            Assert.That(Routes.Of(harness.Lists[^1], tag: tag, isForced: isCallForced), Is.EqualTo(expected));
        });

    [TestCase("""{ "exact": "blue" }""", "2")]
    [TestCase("""{ "exact": "bl" }""", "2 3")]
    [TestCase("""{ "prefix": "bl" }""", "2")]
    [TestCase("""{ "regex": "b.+e" }""", "2")]
    [TestCase("""{ "regex": "b" }""", "2 3")]
    [TestCase("""{ "wildcard": "b*e" }""", "2")]
    [TestCase("""{ "noempty": "y" }""", "2")]
    [TestCase("""{ "empty": "y" }""", "1 3")]
    public void Rule_gives_tags_by_parameters(string match, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(
            Key, $$"""{ "configVersion": "v3.0", "tags": [{ "name": "red", "match": [{ "key": "env", "value": {{match}} }] }] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1], tag: "red"), Is.EqualTo(expected));
    });

    [TestCase("10.0.0.2", "2")]
    [TestCase("10.0.0.2:20880", "2")]
    [TestCase("10.0.0.2:1", "")]
    [TestCase("0.0.0.0:20880", "1 2 3")]
    [TestCase("10.0.0.2-3:20880", "2 3")]
    [TestCase("10.0.*.2", "2")]
    [TestCase("10.0.0.2/31", "2 3")]
    [TestCase("*", "1 2 3")]
    public void Addresses_can_be_patterns(string address, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Key, $$"""{ "tags": [{ "name": "red", "addresses": ["{{address}}"] }] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1], tag: "red", isForced: true), Is.EqualTo(expected));
    });

    [Test]
    public void Rule_of_another_application_is_not_used() => DirectoryHarness.Run(harness =>
    {
        harness.Provide([.. Providers, "dubbo://10.0.0.4:20880/com.acme.Inventory?application=store"]);
        harness.Registry.SetConfiguration("store.tag-router", """{ "tags": [{ "name": "red", "addresses": ["*"] }] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1], tag: "red"), Is.EqualTo("4"));
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("2 3"));
    });

    [TestCase("""{ "tags": [{ "addresses": [] }] }""", "A tag has no name.")]
    [TestCase("""{ "tags": [{ "name": "a", "match": [{ "key": "b" }] }] }""", "The match of b has no value.")]
    [TestCase("""{ "tags": [{ "name": "a", "match": [{ "key": "b", "value": { "x": "y" } }] }] }""", "'x' is not a kind of match. ")]
    [TestCase("""{ "tags": [{ "name": "a", "match": [{ "key": "b", "value": { "regex": "(" } }] }] }""", "'(' is not a regular expression")]
    public void Malformed_rule_does_not_replace_the_one_before_it(string text, string problem) => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RuleSkipped");
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Key, """{ "tags": [{ "name": "red", "addresses": ["10.0.0.2"] }] }""");
        harness.Start();
        harness.Registry.SetConfiguration(Key, text);
        harness.Pass();
        Assert.That(Routes.Of(harness.Lists[^1], tag: "red"), Is.EqualTo("2"));
        Assert.That(harness.Engine.Log.Named("RuleSkipped").Single().Text, Does.Contain($"the previous one stays. {problem}"));
        harness.Registry.SetConfiguration(Key, null);
        harness.Pass();
        Assert.That(harness.Lists[^1].Routing, Is.Null);
    });
}
