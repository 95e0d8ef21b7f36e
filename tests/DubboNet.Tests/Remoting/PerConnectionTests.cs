using DubboNet.Remoting.Connections;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Remoting;

public sealed class PerConnectionTests
{
    [Test]
    public async Task Each_connection_has_one_object()
    {
        await using var first = ConnectionHarness.Start();
        await using var second = ConnectionHarness.Start();
        var objects = new PerConnection<object>(_ => new object());
        object ofFirst = objects.Get(first.Connection);
        Assert.That(objects.Get(first.Connection), Is.SameAs(ofFirst));
        Assert.That(objects.Get(second.Connection), Is.Not.SameAs(ofFirst));
    }

    [Test]
    public async Task Object_ends_with_its_connection()
    {
        await using var harness = ConnectionHarness.Start();
        var ended = new TaskCompletionSource();
        // The last one to register is the first one to run.
        harness.Connection.Closing.Register(ended.SetResult);
        var objects = new PerConnection<object>(_ => new object());
        object before = objects.Get(harness.Connection);
        await harness.Connection.DisposeAsync();
        await ended.Task.Within();
        Assert.That(objects.Get(harness.Connection), Is.Not.SameAs(before));
    }
}
