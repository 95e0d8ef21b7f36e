namespace DubboNet.Tests.Client;

/// <summary>Tests addresses that are read from the URLs of registries.</summary>
public sealed class ProviderAddressUrlTests
{
    [Test]
    public void Url_is_read_as_an_address()
    {
        var url = DubboUrl.Parse("dubbo://[fe80::1]/x?connections=2&payload=5&token=t&generic=true");
        var address = ProviderAddress.FromUrl(url);
        Assert.That($"{address}", Is.EqualTo("dubbo://[fe80::1]:20880"));
        Assert.That(
            (address.Connections, address.MaxPayload, address.Token, address.IsGeneric, address.Path),
            Is.EqualTo((2, 5, "t", true, "x")));
        Assert.That(address, Is.EqualTo(ProviderAddress.FromUrl(address.Url!)));
        Assert.That(address, Is.Not.EqualTo(ProviderAddress.FromUrl(DubboUrl.Parse($"{address.Url}&other=1"))));
    }

    [TestCase("tri://10.0.0.1:1/x", "'tri://10.0.0.1:1/x' is not the URL of a provider, such as ")]
    [TestCase("dubbo://a b:1/x", "'dubbo://a b:1/x' is not the URL of a provider, such as ")]
    [TestCase("dubbo:///x", "'dubbo:///x' is not the URL of a provider, such as ")]
    [TestCase("dubbo://h/x?weight=heavy", "The parameter weight=heavy of the address is not a whole number.")]
    public void Url_that_is_not_that_of_a_provider_is_rejected(string url, string problem) => Assert.That(
        () => ProviderAddress.FromUrl(DubboUrl.Parse(url)), Throws.ArgumentException.With.Message.StartsWith(problem));
}
