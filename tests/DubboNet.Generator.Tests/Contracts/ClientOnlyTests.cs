using System.Net;

namespace DubboNet.Generator.Tests.Contracts;

/// <summary>Tests that a contract with two C# methods for one Java method can be called but not hosted.</summary>
public sealed class ClientOnlyTests
{
    [Test]
    public async Task Both_methods_call_the_Java_method()
    {
        DubboService service = ContractService.Create<ICounter>(new Counter());
        await using var server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, service);
        server.Start();
        await using var channel = new DubboChannel(server.LocalEndPoint, new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(20) });
        ITwice client = channel.CreateClient<ITwice>();
        Assert.That((await client.CountAsync("a"), await client.CountAsync("ab", CancellationToken.None)), Is.EqualTo((1, 2)));
    }

    [Test]
    public void Java_types_of_the_method_are_known() =>
        Assert.That(ContractSignatures.ParameterTypes<ITwice>("count"), Is.EqualTo((string[])["java.lang.String"]));

    /// <summary>The analyzer does not know which contract a generic method hosts.</summary>
    [Test]
    public void Host_fails_with_the_names_of_both_methods() => Assert.That(
        Host<ITwice>,
        Throws.InvalidOperationException.With.Message.EqualTo(
            "ITwice cannot be hosted: 'CountAsync(string)' and 'CountAsync(string, CancellationToken)' are both the Java method "
            + "count(java.lang.String). "
            + "Give one of them another Java method with [DubboMethod], or move it to an interface that is only called."));

    private static DubboService Host<T>()
        where T : class, IDubboContract<T> => ContractService.Create<T>(_ => throw new NotSupportedException());

    private sealed class Counter : ICounter
    {
        public Task<int> CountAsync(string sku) => Task.FromResult(sku.Length);
    }
}

[DubboService("com.acme.Counter")]
internal partial interface ICounter
{
    Task<int> CountAsync(string sku);
}

[DubboService("com.acme.Counter")]
internal partial interface ITwice
{
    Task<int> CountAsync(string sku);

    Task<int> CountAsync(string sku, CancellationToken cancellationToken);
}
