namespace DubboNet.Tests.Registry;

/// <summary>Tests override rules with fields, as consoles for Dubbo 2.7 and 3 write them.</summary>
public sealed class OverrideRuleTests
{
    private const string A = "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&timeout=1000&env=blue";
    private const string B = "dubbo://10.0.0.2:20880/com.acme.Inventory?application=depot&timeout=1000";

    [TestCase("", "77 77")]
    [TestCase(""", "enabled": false""", "1000 1000")]
    [TestCase(""", "addresses": ["0.0.0.0"]""", "77 77")]
    [TestCase(""", "addresses": ["10.0.9.9"]""", "77 77", Description = "the consumer")]
    [TestCase(""", "addresses": ["10.0.9.8", "10.0.9.7"]""", "1000 1000", Description = "other consumers")]
    [TestCase(""", "providerAddresses": ["10.0.0.1:20880"]""", "77 1000")]
    [TestCase(""", "providerAddresses": ["10.0.0.1", "0.0.0.0:20880"]""", "77 77")]
    [TestCase(""", "applications": ["other", "shop"]""", "77 77")]
    [TestCase(""", "applications": ["other"]""", "1000 1000")]
    [TestCase(""", "match": { "address": { "wildcard": "10.0.9.*" } }""", "77 77")]
    [TestCase(""", "match": { "address": { "cidr": "10.0.8.0/24" } }""", "1000 1000")]
    [TestCase(""", "match": { "providerAddress": { "exact": "10.0.0.2:20880" } }""", "1000 77")]
    [TestCase(""", "match": { "service": { "oneof": [{ "exact": "x" }, { "prefix": "com.acme." }] } }""", "77 77")]
    [TestCase(""", "match": { "service": { "oneof": [{ "exact": "x" }] } }""", "1000 1000")]
    [TestCase(""", "match": { "app": { "oneof": [{ "regex": "sh.*" }] } }""", "77 77")]
    [TestCase(""", "match": { "app": { "oneof": [{ "exact": "depot" }] } }""", "1000 1000")]
    [TestCase(""", "match": { "param": [{ "key": "env", "value": { "exact": "blue" } }] }""", "77 1000")]
    public void Rule_applies_to_the_providers_that_it_describes(string fields, string timeouts) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Registry.SetConfiguration(
            "com.acme.Inventory::.configurators",
            $$"""
            { "configVersion": "v3.0", "scope": "service", "key": "com.acme.Inventory",
              "configs": [{ "side": "consumer", "parameters": { "timeout": 77 }{{fields}} },
                { "side": "provider", "parameters": { "timeout": "88" } }] }
            """);
        harness.Start();
        Assert.That(
            string.Join(" ", harness.Lists[^1].Providers.Select(provider => provider.Timeout!.Value.TotalMilliseconds)),
            Is.EqualTo(timeouts));
    });

    [TestCase("", "5 5")]
    [TestCase(""", "services": ["*"]""", "5 5")]
    [TestCase(""", "services": ["com.acme.Pricing", "com.acme.Inventory"]""", "5 5")]
    [TestCase(""", "services": ["com.acme.Pricing"]""", "100 100")]
    [TestCase(""", "services": ["blue/com.acme.Inventory:1.0.0"]""", "100 100")]
    public void Rule_of_the_application_is_for_its_services(string services, string weights) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A, B);
        harness.Registry.SetConfiguration(
            "shop.configurators",
            $$"""
            { "scope": "application", "key": "shop",
              "configs": [{ "side": "consumer", "parameters": { "weight": 5 }{{services}} }] }
            """);
        harness.Start();
        Assert.That(string.Join(" ", harness.Lists[^1].Providers.Select(provider => provider.Weight)), Is.EqualTo(weights));
    });

    [Test]
    public void Rules_apply_in_order_and_are_undone() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(A);
        harness.Registry.SetUrls(
            DirectoryHarness.Interface, "configurators", "override://0.0.0.0/com.acme.Inventory?category=configurators&a=1&b=1&c=1");
        harness.Registry.SetConfiguration("shop.configurators", Rule("application", "shop", """ "b": 2, "c": 2, "type": "x" """));
        harness.Registry.SetConfiguration(
            "com.acme.Inventory::.configurators", Rule("service", "com.acme.Inventory", """ "c": 3, "disabled": false """));
        harness.Start();
        Assert.That(Overrides(), Is.EqualTo("override://0.0.0.0/com.acme.Inventory?a=1&b=2&c=3&disabled=false"));
        harness.Registry.SetConfiguration("com.acme.Inventory::.configurators", """{ "enabled": "false" }""");
        harness.Pass();
        Assert.That(Overrides(), Is.EqualTo("override://0.0.0.0/com.acme.Inventory?a=1&b=2&c=2"));
        harness.Registry.SetConfiguration("shop.configurators", null);
        harness.Registry.SetUrls(DirectoryHarness.Interface, "configurators");
        harness.Pass();
        Assert.That(harness.Lists[^1].Providers[0].Overrides, Is.Null);

        string Overrides() => harness.Lists[^1].Providers[0].Overrides!.ToFullString();
    });

    private static string Rule(string scope, string key, string parameters) =>
        $$"""{ "scope": "{{scope}}", "key": "{{key}}", "configs": [{ "side": "consumer", "parameters": { {{parameters}} } }] }""";
}
