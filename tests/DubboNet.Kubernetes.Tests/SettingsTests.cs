namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests what is read from the address of a registry.</summary>
public sealed class SettingsTests
{
    private const string Api = "api=http://127.0.0.1:8001";

    private const string Configuration = """
        apiVersion: v1
        kind: Config
        current-context: one
        clusters:
        - {name: c1, cluster: {server: "https://10.9.9.1:6443", insecure-skip-tls-verify: true}}
        - {name: c2, cluster: {server: "https://10.9.9.2:6443", insecure-skip-tls-verify: true}}
        users:
        - {name: u1, user: {token: secret}}
        contexts:
        - {name: one, context: {cluster: c1, user: u1}}
        - {name: two, context: {cluster: c2, user: u1}}
        """;

    [TestCase("kubernetes://shop/inventory", "inventory", null)]
    [TestCase("kubernetes://shop/inventory?port=dubbo", "inventory", "dubbo")]
    [TestCase("kubernetes://shop/inventory?com.acme.Pricing=pricing", "inventory", null)]
    [TestCase("kubernetes://shop/other?com.acme.Inventory=inventory", "inventory", null)]
    [TestCase("kubernetes://shop?com.acme.Inventory=inventory&port=20880", "inventory", "20880")]
    public void Service_is_that_of_the_interface_or_else_that_of_the_path(string address, string service, string? port) => Assert.That(
        Read(address).FindService("com.acme.Inventory"), Is.EqualTo(new ServicePort(service, port)));

    [Test]
    public async Task Interface_without_a_service_is_refused()
    {
        await using var registry = new KubernetesRegistry(Read("kubernetes://shop?com.acme.Pricing=pricing"));
        Assert.That(
            () => registry.WatchAsync(new ServiceKey("com.acme.Inventory"), "providers", default),
            Throws.TypeOf<DubboRegistryException>().With.Message.EqualTo(
                "kubernetes://shop has no service for com.acme.Inventory. Add the service to the address (kubernetes://shop/SERVICE), or "
                + "the parameter com.acme.Inventory=SERVICE."));
    }

    [TestCase("kubernetes://Shop/inventory")]
    [TestCase("kubernetes://shop:443/inventory")]
    [TestCase("kubernetes://shop/inventory,app=x")]
    [TestCase("kubernetes://shop/inventory/x")]
    public void Invalid_address_is_named(string address) => Assert.That(
        () => Read(address),
        Throws.ArgumentException.With.Message.StartsWith($"'{address}").And.Message.Contains("kubernetes://NAMESPACE/SERVICE"));

    [TestCase("127.0.0.1:8001")]
    [TestCase("https://10.0.0.1:6443")]
    public void Invalid_address_of_the_API_server_is_named(string api) => Assert.That(
        () => Create($"kubernetes://shop/inventory?api={api}"),
        Throws.ArgumentException.With.Message.StartsWith($"The parameter api of kubernetes://shop/inventory is '{api}'."));

    [Test]
    public void Process_outside_of_a_pod_needs_an_API_server() => Assert.That(
        () => Create("kubernetes://shop/inventory"),
        Throws.ArgumentException.With.Message.Contains("does not run in a pod").And.Message.Contains("kubeconfig"));

    [Test]
    public void Missing_configuration_file_is_named() => Assert.That(
        () => Create("kubernetes://shop/inventory?kubeconfig=/missing/config"),
        Throws.ArgumentException.With.Message.StartsWith(
            "kubernetes://shop/inventory cannot use the parameter kubeconfig (/missing/config): "));

    [TestCase("", "https://10.9.9.1:6443")]
    [TestCase("&context=two", "https://10.9.9.2:6443")]
    public void Configuration_file_has_the_API_server_of_its_context(string context, string server)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Configuration);
            var address = DubboUrl.Parse($"kubernetes://shop/inventory?kubeconfig={file}{context}");
            Assert.That(new KubernetesSettings(new DubboRegistryOptions(address)).Client.Host.TrimEnd('/'), Is.EqualTo(server));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Text_of_a_registry_has_no_parameters()
    {
        await using DubboRegistry registry = Create($"kubernetes://shop/inventory?{Api}&port=dubbo");
        Assert.That((registry.ToString(), registry.Problem), Is.EqualTo(("kubernetes://shop/inventory", (string?)null)));
    }

    private static KubernetesSettings Read(string address)
    {
        var url = DubboUrl.Parse(address.Contains('?', StringComparison.Ordinal) ? $"{address}&{Api}" : $"{address}?{Api}");
        return new KubernetesSettings(new DubboRegistryOptions(url));
    }

    private static DubboRegistry Create(string address) =>
        new KubernetesRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address)));
}
