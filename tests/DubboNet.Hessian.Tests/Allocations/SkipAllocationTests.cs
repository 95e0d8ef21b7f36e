using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Allocations;

public sealed class SkipAllocationTests
{
    private static readonly object?[] Values =
    [
        42,
        long.MaxValue,
        Math.PI,
        DateTimeOffset.UnixEpoch,
        new string('a', 100_000),
        new string('\u4e2d', 40_000),
        "\ud83d\ude00",
        new byte[100_000],
        new Person { Name = "Ann", Age = 42 },
        Enumerable.Range(0, 1000).ToArray(),
        Enumerable.Range(0, 1000).Select(object? (number) => new List<object?> { number, $"text {number}" }).ToList(),
        Enumerable.Range(0, 1000).ToDictionary(object (number) => $"key {number}", object? (number) => number * 0.5),
        new HashSet<object?> { "a", 1, 2.5 },
        new HessianList("com.acme.Things") { 1, new HessianMap("java.util.TreeMap") { ["a"] = 1m } },
        Enumerable.Range(0, 100).Select(object? (number) => new JavaLocalDate(2000 + number, 1, 1)).ToList(),
        new HessianObject("com.acme.Unknown", [("id", Guid.Empty), ("when", new JavaInstant(1, 2)), ("amount", 12.5m)]),
    ];

    [TestCaseSource(nameof(Values))]
    public void Skip_allocates_nothing(object? value)
    {
        byte[] bytes = HessianSerializer.Serialize(value, Known.Models);
        Assert.That(Allocation.OfWarm(() => Skip(bytes)), Is.Zero);
    }

    [Test]
    public void Skip_of_an_exception_allocates_nothing()
    {
        var exception = new JavaException(
            "com.acme.OutOfStockException", "none left", new JavaException("java.lang.IllegalStateException", "empty"));
        byte[] bytes = HessianSerializer.Serialize(exception, As.Throwable);
        Assert.That(Allocation.OfWarm(() => Skip(bytes)), Is.Zero);
    }

    [Test]
    public void Many_skipped_objects_of_a_message_allocate_nothing()
    {
        byte[] bytes = [.. Enumerable.Repeat(new byte[] { 0x79, 0x78 }, 1000).SelectMany(pair => pair)];
        Assert.That(Allocation.OfWarm(() => Skip(bytes)), Is.Zero);
    }

    private static void Skip(byte[] bytes)
    {
        var reader = new HessianReader(bytes, Known.Models);
        try
        {
            while (!reader.IsAtEnd)
                reader.Skip();
        }
        finally
        {
            reader.Dispose();
        }
    }
}
