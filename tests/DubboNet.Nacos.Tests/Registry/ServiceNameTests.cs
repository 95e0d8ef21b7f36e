namespace DubboNet.Nacos.Tests.Registry;

/// <summary>Tests the names of services.</summary>
public sealed class ServiceNameTests
{
    [TestCase("dubbo://h:1/a.B", "providers:a.B::")]
    [TestCase("dubbo://h:1/a.B?version=1.0.0", "providers:a.B:1.0.0:")]
    [TestCase("dubbo://h:1/a.B?group=g", "providers:a.B::g")]
    [TestCase("dubbo://h:1/x/a.B?interface=a.B$C&version=1&group=g", "providers:a.B___C:1:g")]
    [TestCase("consumer://h/a.B?category=consumers", "consumers:a.B::")]
    public void Url_has_one_name(string url, string expected) => Assert.That(ServiceNames.Of(DubboUrl.Parse(url)), Is.EqualTo(expected));

    [TestCase(null, null, "providers:a.B::", "providers:a.B")]
    [TestCase("1.0.0", null, "providers:a.B:1.0.0:", "providers:a.B:1.0.0")]
    [TestCase("1.0.0", "g", "providers:a.B:1.0.0:g")]
    [TestCase(null, "g", "providers:a.B::g", "providers:a.B:g")]
    [TestCase(null, "g,h", "providers:a.B::g", "providers:a.B:g", "providers:a.B::h", "providers:a.B:h")]
    public void Service_is_found_by_its_name_and_the_legacy_one(string? version, string? group, params string[] expected)
    {
        var names = new ServiceNames(new ServiceKey("a.B", version, group), "providers");
        Assert.That(names.All, Is.EqualTo(expected));
        Assert.That(names.HasWildcard, Is.False);
    }

    [TestCase("*", "*", "providers:a.B:1:g", true)]
    [TestCase("*", "*", "providers:a.B::", true)]
    [TestCase("*", null, "providers:a.B:1:", true)]
    [TestCase("*", null, "providers:a.B:1:g", false)]
    [TestCase("1", "*", "providers:a.B:1:g", true)]
    [TestCase("1", "*", "providers:a.B:2:g", false)]
    [TestCase("*", "*", "providers:a.BC:1:g", false)]
    [TestCase("*", "*", "consumers:a.B:1:g", false)]
    [TestCase("*", "*", "providers:a.B", false)]
    public void Wildcards_select_names(string version, string? group, string name, bool isMatch)
    {
        var names = new ServiceNames(new ServiceKey("a.B", version, group), "providers");
        Assert.That(names.HasWildcard);
        Assert.That(names.Matches(name), Is.EqualTo(isMatch));
    }
}
