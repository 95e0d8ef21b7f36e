using DubboNet.Cluster.Routing;
using DubboNet.Tests.Cluster;

namespace DubboNet.Tests.Registry;

/// <summary>Tests the condition rules of registries.</summary>
[Property("Feature", "78")]
public sealed class ConditionRuleTests
{
    private const string Service = "com.acme.Inventory::.condition-router";

    private static readonly string[] Providers =
    [
        "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&region=east&weight=10",
        "dubbo://10.0.0.2:20881/com.acme.Inventory?application=depot&region=west&weight=50",
        "dubbo://10.0.0.3:20882/com.acme.Inventory?application=store",
    ];

    [TestCase("=> host=10.0.0.1", "1", TestName = "white list")]
    [TestCase("=> host!=10.0.0.1", "2 3", TestName = "black list")]
    [TestCase("host=10.0.9.9 => host=10.0.0.1", "1", TestName = "host of the consumer")]
    [TestCase("host=10.0.9.8 => host=10.0.0.1", "1 2 3", TestName = "other consumer")]
    [TestCase("host!=10.0.9.9 => host=10.0.0.1", "1 2 3", TestName = "excluded consumer")]
    [TestCase("host=10.0.9.*&application=shop => host=10.0.0.1", "1", TestName = "several keys")]
    [TestCase("host=10.0.9.*&application=other => host=10.0.0.1", "1 2 3", TestName = "one of several keys differs")]
    [TestCase("consumer.application=shop => provider.region=west", "2", TestName = "prefixes")]
    [TestCase("=> host=10.0.0.1,10.0.0.3", "1 3", TestName = "several values")]
    [TestCase("=> host=10.0.0.1,10.0.0.2 & host!=10.0.0.2", "1", TestName = "mismatch wins")]
    [TestCase("=> region!=east", "2", TestName = "missing value does not match")]
    [TestCase("=> region=*", "1 2", TestName = "any value")]
    [TestCase("=> region=e*t", "1", TestName = "wildcard in the middle")]
    [TestCase("=> region=*st", "1 2", TestName = "wildcard at the start")]
    [TestCase("=> weight=1~10", "1", TestName = "range")]
    [TestCase("=> weight=~49", "1", TestName = "range without a start")]
    [TestCase("=> weight=50~", "2", TestName = "range without an end")]
    [TestCase("=> region=1~10", "1 2 3", TestName = "range of a text")]
    [TestCase("=> port=20881~20882", "2 3", TestName = "port")]
    [TestCase("=> application=store", "3", TestName = "application of the provider")]
    [TestCase("=> host=$host", "1 2 3", TestName = "host of the consumer is none of the providers")]
    [TestCase("=> application!=$application & region=east", "1", TestName = "value of the consumer")]
    [TestCase("host=10.0.0.1", "1", TestName = "no arrow")]
    [TestCase("true => host=10.0.0.1", "1", TestName = "all consumers")]
    [TestCase("=>", "", TestName = "no provider")]
    [TestCase("host=10.0.9.9 => false", "", TestName = "no provider for a consumer")]
    [TestCase("method=find => host=10.0.0.1", "1", TestName = "method")]
    [TestCase("methods=fi*,get => host=10.0.0.1", "1", TestName = "methods")]
    [TestCase("method=get => host=10.0.0.1", "1 2 3", TestName = "other method")]
    [TestCase("arguments[0]=apple => host=10.0.0.1", "1", TestName = "argument")]
    [TestCase("arguments[0]=pear => host=10.0.0.1", "1 2 3", TestName = "other argument")]
    [TestCase("arguments[1]!=apple => host=10.0.0.1", "1 2 3", TestName = "missing argument")]
    [TestCase("attachments[user.name]=bob => host=10.0.0.1", "1", TestName = "attachment")]
    [TestCase("attachments[user.name]!=bob => host=10.0.0.1", "1 2 3", TestName = "other attachment")]
    [TestCase("attachments[none]!=bob => host=10.0.0.1", "1 2 3", TestName = "missing attachment")]
    public void Condition_chooses_providers(string condition, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Service, $$"""{ "scope": "service", "conditions": ["{{condition}}"] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1], Routes.Find, "apple", new Attachments { ["user.name"] = "bob" }), Is.EqualTo(expected));
    });

    [TestCase("false", "1 2 3")]
    [TestCase("true", "")]
    [TestCase("\"true\"", "")]
    public void Forced_rule_leaves_no_provider(string force, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Service, $$"""{ "force": {{force}}, "conditions": ["=> host=10.0.0.9"] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo(expected));
    });

    [Test]
    public void Conditions_apply_to_the_result_of_those_before() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Service, """{ "conditions": ["=> host!=10.0.0.3", "=> region=west", "=> region=east"] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("2"));
        harness.Registry.SetConfiguration("shop.condition-router", """{ "force": true, "conditions": ["=> region=east"] }""");
        harness.Pass();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.Empty, "the rule of the consumer's application is the last one");
    });

    [Test]
    public void Rule_of_an_application_is_for_its_own_providers() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration("depot.condition-router", """{ "conditions": ["=> region=west"] }""");
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("2 3"));
        harness.Registry.SetConfiguration("depot.condition-router", """{ "conditions": ["=>"] }""");
        harness.Pass();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("3"));
    });

    [Test]
    public void Rule_can_be_disabled_and_deleted() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Start();
        Set("""{ "conditions": ["=> host=10.0.0.1"] }""");
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("1"));
        Set("""{ "enabled": false, "conditions": ["=> host=10.0.0.1"] }""");
        Assert.That(harness.Lists[^1].Routing, Is.Null);
        Set("""{ "conditions": ["=> host=10.0.0.2"] }""");
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("2"));
        Set(null);
        Assert.That(harness.Lists[^1].Routing, Is.Null);

        void Set(string? text)
        {
            harness.Registry.SetConfiguration(Service, text);
            harness.Pass();
        }
    });

    [Test]
    public void New_application_is_used_with_its_rules_from_the_start() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers[2]);
        harness.Registry.SetConfiguration("depot.condition-router", """{ "conditions": ["=> region=west"] }""");
        harness.Start();
        harness.Provide(Providers);
        harness.Pass();
        Assert.That(harness.Lists.Select(list => Routes.Of(list)), Is.EqualTo(new[] { "3", "2 3" }));
    });

    [TestCase("""{ "conditions": ["=host"] }""", "The condition '=host' has '=' before 'host'. ")]
    [TestCase("""{ "conditions": ["host => a,b"] }""", "The condition 'a,b' has ',' before 'b'. ")]
    [TestCase("""{ "conditions": "x" }""", "The rule has conditions, which must be a list.")]
    [TestCase("""{ "enabled": "x" }""", "The rule has the enabled 'x'. It must be true or false.")]
    [TestCase("[]", "The rule must have fields, and it is [].")]
    [TestCase("""{ "configVersion": "v3.2" }""", "It has the configVersion 'v3.2'. Versions up to v3.1 are supported.")]
    [TestCase(
        """{ "configVersion": "v3.1", "conditions": [{ "to": [{ "weight": "x" }] }] }""",
        "Entry 1 of to has the weight 'x'. It must be a whole number.")]
    public void Malformed_rule_does_not_replace_the_one_before_it(string text, string problem) => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RuleSkipped");
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(Service, """{ "conditions": ["=> host=10.0.0.1"] }""");
        harness.Start();
        harness.Registry.SetConfiguration(Service, text);
        harness.Pass();
        harness.Provide(Providers[..2]);
        harness.Pass();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("1"));
        Assert.That(
            harness.Engine.Log.Named("RuleSkipped").Single().Text,
            Does.StartWith($"The rule {Service} of memory://a is not used, and the previous one stays. {problem}"));
    });

    [Test]
    public void Script_is_reported_once() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("RuleSkipped");
        harness.Provide(Providers);
        harness.Registry.SetConfiguration("depot.script-router", """{ "type": "javascript" }""");
        harness.Start();
        harness.Provide(Providers[..2]);
        harness.Pass();
        Assert.That(
            harness.Engine.Log.Named("RuleSkipped").Single().Text,
            Does.EndWith("It is a script, and scripts of a registry are never run. Write a condition rule instead."));
        Assert.That(
            harness.Lists[^1].Problem,
            Is.EqualTo("The rule depot.script-router of memory://a is not used. It is a script, and scripts of a registry are never run. "
                + "Write a condition rule instead."));
        harness.Registry.SetConfiguration("depot.script-router", """{ "type": "javascript", "enabled": false }""");
        harness.Pass();
        Assert.That(harness.Lists[^1].Problem, Is.Null);
    });

    [Test]
    public void Destinations_are_those_that_exist() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(
            Service,
            """
            {
              "configVersion": "v3.1", "force": true,
              "conditions": [
                { "from": { "match": "method=find" }, "to": [{ "match": "region=west" }, { "match": "region=east", "weight": 50 },
                  { "match": "region=north" }, { "match": "false" }] },
                { "from": { "match": "method=get" }, "to": [{ "match": "region=north" }] },
                { "from": { "match": "method=set" } }
              ]
            }
            """);
        harness.Start();
        ProviderList list = harness.Lists[^1];
        Assert.That(
            new[] { "find", "get", "set", "list" }.Select(method => Routes.Of(list, Routes.Method(method))),
            Is.EqualTo(new[] { "2 | 1", "", "", "1 2 3" }));
        var table = new RoutingTable(list.Providers, list.Routing, null, false);
        Assert.That(
            table.Route(table.KeyOf(Routes.Find, null, null), new ProviderBits([true, true, true])).Select(route => route.Share),
            Is.EqualTo(new[] { 2 / 3.0, 1 / 3.0 }).Within(1e-9));
    });

    [Test]
    public void Further_conditions_than_64_that_depend_on_calls_are_reported() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        string conditions = string.Join(", ", Enumerable.Range(0, 65).Select(i => $"\"method=m{i} => host=10.0.0.1\""));
        harness.Registry.SetConfiguration(Service, $$"""{ "conditions": [{{conditions}}, "=> host!=10.0.0.3"] }""");
        harness.Start();
        ProviderList list = harness.Lists[^1];
        Assert.That(list.Problem, Does.Contain("Only the first 64 are used."));
        Assert.That(
            new[] { "m0", "m63", "m64" }.Select(method => Routes.Of(list, Routes.Method(method))), Is.EqualTo(new[] { "1", "1", "1 2" }));
    });
}
