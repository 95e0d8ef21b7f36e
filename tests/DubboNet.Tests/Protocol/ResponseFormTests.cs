using DubboNet.Protocol.Responses;

namespace DubboNet.Tests.Protocol;

[Property("Rule", "W28")]
public sealed class ResponseFormTests
{
    [TestCase("2.0.2")]
    [TestCase("2.0.3")]
    [TestCase("2.0.10")]
    [TestCase("2.0.99")]
    [TestCase("2.0.2-SNAPSHOT")]
    public void HasAttachments_is_true_in_the_known_range(string version) => Assert.That(ResponseForm.HasAttachments(version), Is.True);

    [TestCase("2.0.1")]
    [TestCase("2.0.0")]
    [TestCase("2.1.0")]
    [TestCase("2.6.2")]
    [TestCase("2.6.3")]
    [TestCase("2.7.0")]
    [TestCase("3.0.0")]
    [TestCase("3.2.0")]
    [TestCase("2.0")]
    [TestCase("2")]
    [TestCase("")]
    [TestCase("client")]
    [TestCase("...")]
    [TestCase("99999999999999999999.0.2")]
    [TestCase("2.0.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0")]
    public void HasAttachments_is_false_for_other_versions(string version) => Assert.That(ResponseForm.HasAttachments(version), Is.False);
}
