using DubboNet.Protocol.Requests;

namespace DubboNet.Tests.Protocol;

[Property("Rule", "W23")]
public sealed class RequestHeadTests
{
    private static readonly RequestHead Head = new("2.0.2", "com.acme.S", "1.0", "m", "");

    [Test]
    public void Target_without_attachments_takes_the_head() =>
        Assert.That(Head.Target([]), Is.EqualTo(new ServiceKey("com.acme.S", "1.0")));

    [Test]
    public void Target_takes_attachments_before_the_head() =>
        Assert.That(
            Head.Target(new Attachments { ["path"] = "other", ["version"] = "2.0", ["group"] = "g" }),
            Is.EqualTo(new ServiceKey("other", "2.0", "g")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0.0.0")]
    [TestCase(5)]
    public void Target_has_no_version_if_the_attachments_have_an_absent_one(object? version) =>
        Assert.That(Head.Target(new Attachments { ["version"] = version }), Is.EqualTo(new ServiceKey("com.acme.S")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0.0.0")]
    [Property("Rule", "W52")]
    public void Target_has_no_version_if_the_head_has_an_absent_one(string? version) =>
        Assert.That((Head with { ServiceVersion = version }).Target([]), Is.EqualTo(new ServiceKey("com.acme.S")));

    [TestCase(null)]
    [TestCase("")]
    public void Target_takes_the_head_if_the_path_is_empty(string? path) =>
        Assert.That(Head.Target(new Attachments { ["path"] = path }), Is.EqualTo(new ServiceKey("com.acme.S", "1.0")));

    [Test]
    public void Target_without_a_path_finds_no_service_and_does_not_throw() =>
        Assert.That((Head with { Service = "" }).Target([]).Path, Is.EqualTo("?"));

    [TestCase("05\"2.0.2\" 01\"S\" 4e 4e 00")] // no method
    [TestCase("05\"2.0.2\" 01\"S\" 4e 01\"m\" 4e")] // no descriptor
    [TestCase("78 01\"S\" 4e 01\"m\" 00")] // the version is a list
    [TestCase("05\"2.0.2\" 01\"S\" 4e 01\"m\"")] // ends early
    [TestCase("")]
    [Property("Rule", "W53")]
    public void Read_throws_for_an_incomplete_head(string hex)
    {
        byte[] bytes = Hex.Parse(hex);
        Assert.That(
            () =>
            {
                var reader = new HessianReader(bytes, HessianOptions.Default);
                try
                {
                    RequestHead.Read(ref reader);
                }
                finally
                {
                    reader.Dispose();
                }
            },
            Throws.TypeOf<HessianException>());
    }
}
