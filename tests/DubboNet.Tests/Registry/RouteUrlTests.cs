using DubboNet.Tests.Cluster;

namespace DubboNet.Tests.Registry;

/// <summary>Tests condition rules in the form of URLs, as consoles for Dubbo 2.6 and 2.7 write them.</summary>
[Property("Feature", "78")]
public sealed class RouteUrlTests
{
    private static readonly string[] Providers =
    [
        "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&region=east",
        "dubbo://10.0.0.2:20881/com.acme.Inventory?application=depot&region=west",
        "dubbo://10.0.0.3:20882/com.acme.Inventory?application=store",
    ];

    [TestCase("route", "router=condition", "=> host = 10.0.0.1", "1", TestName = "white list")]
    [TestCase("condition", "", "=> host != 10.0.0.1", "2 3", TestName = "protocol is the kind")]
    [TestCase("route", "router=condition", "host = 10.0.9.9 & method = fi* => host = 10.0.0.1,10.0.0.2", "1 2", TestName = "both sides")]
    [TestCase("route", "router=condition", "host = 10.0.9.8 => host = 10.0.0.1", "1 2 3", TestName = "another consumer")]
    [TestCase("route", "router=condition", "host = 10.0.9.9 =>", "", TestName = "black list of consumers")]
    [TestCase("route", "router=condition&enabled=false", "=> host = 10.0.0.1", "1 2 3", TestName = "disabled")]
    [TestCase("route", "router=condition", "=> host = 10.0.0.9", "1 2 3", TestName = "no provider matches")]
    [TestCase("route", "router=condition&force=true", "=> host = 10.0.0.9", "", TestName = "no provider matches, forced")]
    [TestCase("route", "router=condition", "=> region != east", "2 3", TestName = "missing value differs, as in Dubbo 2")]
    [TestCase("route", "router=condition", "=> region = e* & region != west", "1", TestName = "missing value does not match")]
    [TestCase("route", "router=condition&version=2.0.0", "=> host = 10.0.0.1", "1 2 3", TestName = "another version")]
    [TestCase("empty", "router=condition", "=> host = 10.0.0.1", "1 2 3", TestName = "cleared")]
    public void Route_chooses_providers(string protocol, string parameters, string rule, string expected) => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        SetRoutes(harness, Route(protocol, parameters, rule));
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1], Routes.Find), Is.EqualTo(expected));
    });

    [Test]
    public void Routes_apply_in_the_order_of_their_priority_before_other_rules() => DirectoryHarness.Run(harness =>
    {
        harness.Provide(Providers);
        harness.Registry.SetConfiguration(
            "com.acme.Inventory::.condition-router", """{ "force": true, "conditions": ["=> region=east"] }""");
        // The second one applies to what the first one left, and leaves the rest if nothing matches.
        SetRoutes(
            harness, Route("route", "router=condition&priority=2", "=> host = 10.0.0.1"),
            Route("route", "router=condition&priority=1", "=> application = store"));
        harness.Start();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.Empty);
        SetRoutes(harness, Route("route", "router=condition&priority=2", "=> application = depot"));
        harness.Pass();
        Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("1"));
        SetRoutes(harness);
        harness.Registry.SetConfiguration("com.acme.Inventory::.condition-router", null);
        harness.Pass();
        Assert.That(harness.Lists[^1].Routing, Is.Null);
    });

    [TestCase("route", "router=script&type=javascript", "x", "It is a script, and scripts of a registry are never run. ")]
    [TestCase("script", "", "x", "It is a script, and scripts of a registry are never run. ")]
    [TestCase("route", "router=file", "x", "It has the router 'file'. Write router=condition.")]
    [TestCase("route", "", "x", "It has the router 'route'. Write router=condition.")]
    [TestCase("route", "router=condition", " ", "It has no rule, ")]
    [TestCase("route", "router=condition", "=host", "The condition '=host' has '=' before 'host'. ")]
    public void Route_that_cannot_be_used_is_reported(string protocol, string parameters, string rule, string problem) =>
        DirectoryHarness.Run(harness =>
        {
            harness.Engine.Log.Expect("RouteSkipped");
            harness.Provide(Providers);
            string route = Route(protocol, parameters, rule);
            SetRoutes(harness, route, Route("route", "router=condition", "=> host = 10.0.0.1"));
            harness.Start();
            harness.Provide(Providers[..2]);
            harness.Pass();
            string expected = $"The rule {DubboUrl.Parse(route)} of memory://a is not used. {problem}";
            Assert.That(harness.Engine.Log.Named("RouteSkipped").Single().Text, Does.StartWith(expected));
            Assert.That(harness.Lists[^1].Problem, Does.StartWith(expected));
            Assert.That(Routes.Of(harness.Lists[^1]), Is.EqualTo("1"), "the other rule");
            SetRoutes(harness);
            harness.Pass();
            Assert.That(harness.Lists[^1].Problem, Is.Null);
        });

    private static string Route(string protocol, string parameters, string rule) =>
        $"{protocol}://0.0.0.0/com.acme.Inventory?category=routers&dynamic=false&rule={Uri.EscapeDataString(rule)}&{parameters}";

    private static void SetRoutes(DirectoryHarness harness, params string[] routes) =>
        harness.Registry.SetUrls(DirectoryHarness.Interface, "routers", routes);
}
