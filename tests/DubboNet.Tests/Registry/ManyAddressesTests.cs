namespace DubboNet.Tests.Registry;

/// <summary>Tests what long lists of providers cost.</summary>
public sealed class ManyAddressesTests
{
    private const int Few = 1_000;
    private const int Many = 10_000;

    [Test]
    public void Cost_of_a_push_is_linear()
    {
        // The first push also compiles code.
        Push(Few);
        long few = Push(Few);
        long many = Push(Many);
        TestContext.Out.WriteLine($"{Few} addresses: {few:N0} bytes; {Many} addresses: {many:N0} bytes");
        Assert.That(many, Is.InRange(1L, 12 * few));
    }

    [Test]
    public void Addresses_that_have_not_changed_are_not_read_again() => DirectoryHarness.Run(harness =>
    {
        harness.Start();
        harness.Provide(Urls(Few));
        harness.Pass();
        IReadOnlyList<ProviderAddress> before = harness.Lists[^1].Providers;
        harness.Provide(Urls(Few + 1).Skip(1));
        harness.Pass();
        IReadOnlyList<ProviderAddress> after = harness.Lists[^1].Providers;
        Assert.That(after, Has.Count.EqualTo(Few));
        Assert.That(after.Count(address => before.Any(known => ReferenceEquals(known, address))), Is.EqualTo(Few - 1));
    });

    private static IEnumerable<string> Urls(int count) => Enumerable.Range(0, count).Select(number =>
        $"dubbo://10.0.{number >> 8}.{number & 255}:20880/com.acme.Inventory?application=depot&interface=com.acme.Inventory"
            + $"&methods=find,list&side=provider&timeout=3000&timestamp={1_700_000_000_000 + number}");

    // Returns the bytes that a directory allocates for a list, including the URLs.
    private static long Push(int count)
    {
        long allocated = 0;
        DirectoryHarness.Run(harness =>
        {
            harness.Start();
            long before = GC.GetAllocatedBytesForCurrentThread();
            harness.Provide(Urls(count));
            harness.Pass();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(harness.Lists[^1].Providers, Has.Count.EqualTo(count));
        });
        return allocated;
    }
}
