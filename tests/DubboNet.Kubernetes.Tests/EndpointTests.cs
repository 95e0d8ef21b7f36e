using DubboNet.Kubernetes.Tests.Api;
using static DubboNet.Kubernetes.Tests.Api.Slices;

namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests which endpoints and ports of the slices are used.</summary>
public sealed class EndpointTests : KubernetesTest
{
    private const string NotReady = """{"ready":false,"serving":false,"terminating":false}""";
    private const string Draining = """{"ready":false,"serving":true,"terminating":true}""";
    private const string Ending = """{"ready":false,"serving":false,"terminating":true}""";
    private const string ReadyButTerminating = """{"ready":true,"serving":true,"terminating":true}""";

    [Test]
    public async Task Changes_of_the_readiness_are_followed()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1", Slice("a", "1", Endpoint("10.0.0.1", "p1"), Endpoint("10.0.0.2", "p2", NotReady)));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880" }));
        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        await watch.SendAsync("MODIFIED", Slice("a", "2", Endpoint("10.0.0.1", "p1"), Endpoint("10.0.0.2", "p2")));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20880" }));
        await watch.SendAsync("MODIFIED", Slice("a", "3", Endpoint("10.0.0.1", "p1", Draining), Endpoint("10.0.0.2", "p2")));
        Assert.That(Addresses(await urls.NextAsync()), Is.EqualTo(new[] { "10.0.0.2:20880" }));
        await watch.SendAsync("MODIFIED", Slice("a", "4", Endpoint("10.0.0.1", "p1", Draining), Endpoint("10.0.0.2", "p2", NotReady)));
        Assert.That(Addresses(await urls.NextAsync()), Is.EqualTo(new[] { "10.0.0.1:20880" }));
        await watch.SendAsync("MODIFIED", Slice("a", "5", Endpoint("10.0.0.1", "p1", Ending), Endpoint("10.0.0.2", "p2", NotReady)));
        Assert.That(await urls.NextAsync(), Is.Empty);
    }

    [TestCase("{}", true)]
    [TestCase("null", true)]
    [TestCase("""{"ready":true}""", true)]
    [TestCase("""{"ready":null}""", true)]
    [TestCase("""{"ready":false}""", false)]
    [TestCase(ReadyButTerminating, true)]
    public async Task Missing_conditions_are_those_of_a_ready_endpoint(string conditions, bool isUsed) =>
        Assert.That(await ReadAsync(Slice("a", "1", Endpoint("10.0.0.1", "p1", conditions))), Has.Length.EqualTo(isUsed ? 1 : 0));

    [Test]
    public async Task Terminating_endpoint_is_left_out_even_if_it_is_ready() => Assert.That(
        await ReadAsync(Slice("a", "1", Endpoint("10.0.0.1", "p1", ReadyButTerminating), Endpoint("10.0.0.2", "p2"))),
        Is.EqualTo(new[] { "10.0.0.2:20880" }));

    [Test]
    public async Task Pod_with_two_addresses_is_found_once_with_its_IPv4_address() => Assert.That(
        await ReadAsync(
            Slice("v6", "1", Endpoint("fd00::1", "p1"), Endpoint("fd00::2", "p2")),
            Slice("v4", "1", Endpoint("10.0.0.2", "p2"), Endpoint("10.0.0.1", "p1"))),
        Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20880" }));

    [Test]
    public async Task Pod_that_moves_between_slices_is_found_once() => Assert.That(
        await ReadAsync(Slice("a", "1", Endpoint("10.0.0.1", "p1")), Slice("b", "1", Endpoint("10.0.0.1", "p1"))),
        Is.EqualTo(new[] { "10.0.0.1:20880" }));

    [Test]
    public async Task Cluster_with_IPv6_alone_is_supported() => Assert.That(
        await ReadAsync(Slice("v6", "1", Endpoint("fd00::1", "p1"))), Is.EqualTo(new[] { "[fd00::1]:20880" }));

    [Test]
    public async Task Endpoint_without_a_pod_is_used() => Assert.That(
        await ReadAsync(
            Slice("a", "1", """{"addresses":["10.0.0.1"]}""", """{"addresses":["10.0.0.2","10.0.0.3"]}""", """{"addresses":[]}""")),
        Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20880" }));

    [TestCase("", 8080)]
    [TestCase("&port=dubbo", 20880)]
    [TestCase("&port=20990", 20990)]
    public async Task Port_is_the_named_one_or_the_first_for_TCP(string parameter, int port)
    {
        string ports = """{"name":"quic","port":443,"protocol":"UDP"},{"name":"http","port":8080,"protocol":"TCP"},""" + DubboPort;
        string[] found = await ReadWithAsync(parameter, WithPorts("a", "1", ports, Endpoint("10.0.0.1", "p1")));
        Assert.That(found, Is.EqualTo(new[] { $"10.0.0.1:{port}" }));
    }

    [Test]
    public async Task Slices_can_have_other_numbers_of_the_same_port()
    {
        const string newPort = """{"name":"dubbo","port":20881,"protocol":"TCP"}""";
        string[] found = await ReadWithAsync(
            "&port=dubbo", Slice("a", "1", Endpoint("10.0.0.1", "p1")), WithPorts("b", "1", newPort, Endpoint("10.0.0.2", "p2")));
        Assert.That(found, Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20881" }));
    }

    [TestCase("", "", "a port for TCP")]
    [TestCase("", """{"name":"","port":null,"protocol":"TCP"}""", "a port for TCP")]
    [TestCase("&port=rpc", DubboPort, "the port rpc for TCP")]
    public async Task Service_without_the_port_is_reported(string parameter, string ports, string missing)
    {
        Log.Expect("PortMissing");
        Assert.That(await ReadWithAsync(parameter, WithPorts("a", "1", ports, Endpoint("10.0.0.1", "p1"))), Is.Empty);
        Assert.That(Log.Alarms.Single().Text, Does.Contain($"does not have {missing}. Add the port to the service"));
    }

    [Test]
    public async Task Service_without_ports_is_used_with_the_number_of_a_port()
    {
        Assert.That(
            await ReadWithAsync("&port=20880", WithPorts("a", "1", "", Endpoint("10.0.0.1", "p1"))),
            Is.EqualTo(new[] { "10.0.0.1:20880" }));
        Assert.That(Log.Alarms, Is.Empty);
    }

    private Task<string[]> ReadAsync(params string[] slices) => ReadWithAsync("", slices);

    private async Task<string[]> ReadWithAsync(string parameter, params string[] slices)
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create(parameters: parameter));
        Task<IReadOnlyList<DubboUrl>> first = urls.NextAsync();
        await Api.ListAsync("1", slices);
        return Addresses(await first);
    }
}
