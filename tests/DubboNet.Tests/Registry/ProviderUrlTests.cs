using DubboNet.Registry.Metadata;

namespace DubboNet.Tests.Registry;

/// <summary>Tests the URLs with which providers are registered.</summary>
public sealed class ProviderUrlTests
{
    private static readonly string Start = "1795387007346";

    [Test]
    public void Url_has_the_parameters_that_consumers_need()
    {
        var key = new ServiceKey("org.demo.Hi", "1.0.0", "g1");
        var service = new DubboService(key)
            .Map(Method(key, "sayHello", "Ljava/lang/String;", TimeSpan.FromSeconds(2)), text => text)
            .Map(Method(key, "sayHello", "Ljava/lang/Object;", TimeSpan.FromSeconds(2)), text => text)
            .Map(Method(key, "add", "Ljava/lang/String;", null), text => text);
        DubboUrl url = ProviderUrl.Create(service, "demo", "10.0.0.5", 20990, Start, new(), [KeyValuePair.Create("weight", "200")]);
        Assert.That(
            url.ToFullString(),
            Is.EqualTo("dubbo://10.0.0.5:20990/org.demo.Hi?application=demo&deprecated=false&dubbo=2.0.2&dynamic=true&generic=false"
                + $"&group=g1&interface=org.demo.Hi&methods=add,sayHello&pid={Environment.ProcessId}&prefer.serialization=hessian2"
                + "&release=3.3.0-dubbonet"
                + "&sayHello.timeout=2000&serialization=hessian2&side=provider&timeout=5000&timestamp=1795387007346&version=1.0.0"
                + "&weight=200"));
        Assert.That(url.ToEncodedString(), Does.StartWith("dubbo%3A%2F%2F10.0.0.5%3A20990%2Forg.demo.Hi%3Fapplication%3Ddemo%26"));
        var address = ProviderAddress.FromUrl(url);
        Assert.That(
            (address.Weight, address.Timeout, address.Group, address.Version), Is.EqualTo((200, TimeSpan.FromSeconds(5), "g1", "1.0.0")));
    }

    [Test]
    public void Service_for_all_methods_and_without_a_version_says_so()
    {
        DubboService service = new DubboService(new ServiceKey("org.demo.Any", path: "x/org.demo.Any"))
            .MapDynamic((_, _) => new ValueTask<object?>(result: null));
        DubboUrl url = ProviderUrl.Create(service, "demo", "::1", 1, Start, new(), []);
        Assert.That((url.GetParameter("methods"), url.ServiceKey, url.Path), Is.EqualTo(("*", "org.demo.Any", "x/org.demo.Any")));
        Assert.That(
            url.ToFullString(), Does.StartWith("dubbo://[::1]:1/x/org.demo.Any?").And.Not.Contain("version").And.Not.Contain("group"));
    }

    [TestCase("timeout", "7", "7")]
    [TestCase("sayHello.timeout", "8", "8")]
    [TestCase("methods", "other", "sayHello")]
    [TestCase("interface", "other", "org.demo.Hi")]
    public void Parameters_replace_timeouts_and_not_the_description(string name, string value, string expected)
    {
        var key = new ServiceKey("org.demo.Hi");
        DubboService service =
            new DubboService(key).Map(Method(key, "sayHello", "Ljava/lang/String;", TimeSpan.FromSeconds(2)), text => text);
        DubboUrl url = ProviderUrl.Create(service, "demo", "h", 1, Start, new(), [KeyValuePair.Create(name, value)]);
        Assert.That(url.GetParameter(name), Is.EqualTo(expected));
    }

    [TestCase("mypid")]
    [TestCase("start.timestamp")]
    [TestCase("pid")]
    public void Parameter_that_Java_would_cut_out_is_rejected(string name) => Assert.That(
        () => ProviderUrl.Create(new DubboService(FrameMethods.Service), "a", "h", 1, Start, new(), [KeyValuePair.Create(name, "1")]),
        Throws.ArgumentException.With.Message.StartsWith($"The parameter {name} ends in pid or timestamp"));

    private static DubboMethod<string, string> Method(ServiceKey key, string name, string descriptor, TimeSpan? timeout) => new(
        key, name, descriptor, DubboArguments.CreateFormatter(As.String), As.String)
    {
        Timeout = timeout,
        ServiceTimeout = TimeSpan.FromSeconds(5),
    };
}
