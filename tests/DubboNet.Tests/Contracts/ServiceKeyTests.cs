namespace DubboNet.Tests.Contracts;

[Property("Rule", "W52")]
public sealed class ServiceKeyTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("0.0.0")]
    public void Equals_treats_absent_versions_as_equal(string? version)
    {
        var key = new ServiceKey("com.acme.S", version);
        Assert.That(key, Is.EqualTo(new ServiceKey("com.acme.S")));
        Assert.That(key.GetHashCode(), Is.EqualTo(new ServiceKey("com.acme.S").GetHashCode()));
        Assert.That(key.Version, Is.EqualTo("0.0.0"));
        Assert.That(key.ToString(), Is.EqualTo("com.acme.S"));
    }

    [TestCase("com.acme.s", null, null, null)]
    [TestCase("com.acme.S", "1.0.0", null, null)]
    [TestCase("com.acme.S", null, "g", null)]
    [TestCase("com.acme.S", null, null, "greeting")]
    public void Equals_compares_interface_version_group_and_path(string name, string? version, string? group, string? path) =>
        Assert.That(new ServiceKey(name, version, group, path), Is.Not.EqualTo(new ServiceKey("com.acme.S")));

    [TestCase("1.0", "1.0.0")]
    [TestCase("a", "A")]
    [TestCase("*", "1.0.0")]
    public void Equals_compares_versions_as_text(string one, string other) =>
        Assert.That(new ServiceKey("com.acme.S", one), Is.Not.EqualTo(new ServiceKey("com.acme.S", other)));

    [Test]
    public void Equals_compares_the_key_that_a_provider_looks_up() =>
        Assert.That(new ServiceKey("com.acme.S", path: "com.acme.T"), Is.EqualTo(new ServiceKey("com.acme.T")));

    [TestCase("com.acme.S", null, null, null, "com.acme.S")]
    [TestCase("com.acme.S", "1.2", "g", null, "g/com.acme.S:1.2")]
    [TestCase("com.acme.S", null, "g", "greeting", "g/greeting")]
    [TestCase("com.acme.S", "1.2", "", "/greeting", "greeting:1.2")]
    public void ToString_omits_absent_parts(string name, string? version, string? group, string? path, string text) =>
        Assert.That(new ServiceKey(name, version, group, path).ToString(), Is.EqualTo(text));

    [Test]
    public void Constructor_throws_without_an_interface() => Assert.That(() => new ServiceKey(""), Throws.ArgumentException);
}
