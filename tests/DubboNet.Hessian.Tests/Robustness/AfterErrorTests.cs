using DubboNet.Hessian.Tests.Models;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>
/// Tests that the tables that a reader or a writer borrows from its thread are clean for the next one, regardless of where an error
/// occurred.
/// </summary>
[Property("Rule", "H64")]
public sealed class AfterErrorTests
{
    [Test]
    public void Message_after_an_incomplete_one_is_read_as_if_alone()
    {
        byte[] graph = HessianSerializer.Serialize(
            new object[] { Person.Bob(), new HessianObject("a.B", ("x", 1)), new HessianList("L") { 1 } }, Known.Models);
        byte[] next = Hex.Parse("7a 43 01\"A\" 90 60 71 01\"L\" 51 91");
        foreach (int length in Enumerable.Range(0, graph.Length))
        {
            Codec.Fail(graph[..length], As.Object, Known.Models);
            var value = (List<object?>)HessianSerializer.Deserialize(next)!;
            Assert.That(value[1], Is.EqualTo(new[] { value[0] }), $"after {length} bytes");
            Codec.Fail("60", As.Object);
            Codec.Fail("51 90", As.Object);
            Codec.Fail("71 90 91", As.Object);
        }
    }

    [Test]
    public void Message_after_a_long_rejected_one_is_read_as_if_alone()
    {
        byte[] flood = [.. Hex.Parse("58 49 00 03 0d 40"), .. Hex.Repeat("78", 200_000)];
        for (int round = 0; round < 3; round++)
        {
            Assert.That(Codec.Fail(flood, As.Object).Message, Does.Contain(nameof(HessianOptions.MaxExpansion)));
            Codec.Fail("51 c8 ff", As.Object);
            var ring = (List<object?>)HessianSerializer.Deserialize(Hex.Parse("79 51 90"))!;
            Assert.That(ring[0], Is.SameAs(ring));
        }
    }

    [Test]
    public void Value_after_one_that_could_not_be_written_is_written_as_if_alone()
    {
        var shared = new HessianObject("A");
        var list = new HessianList("L") { shared };
        byte[] alone = HessianSerializer.Serialize(list);
        for (int fields = 0; fields < 12; fields++)
        {
            var broken = new HessianList("L") { shared, list, new HessianObject("A", ("x", shared)) };
            broken.Insert(Math.Min(fields, broken.Count), new Version(1, 0));
            Assert.That(() => HessianSerializer.Serialize(broken), Throws.TypeOf<HessianException>());
            Assert.That(HessianSerializer.Serialize(list), Is.EqualTo(alone));
        }
    }

    [Test]
    public void Rows_read_the_same_after_damaged_ones()
    {
        foreach (VectorRow row in VectorFile.Rows.Where(row => row.Mark is null && !row.IsDigest && !UnreadableRows.Contains(row)))
        {
            byte[] bytes = row.GetBytes();
            byte[] before = Codec.WriteAll(Codec.ReadAll(bytes));
            Codec.Fail(bytes.AsSpan(0, bytes.Length - 1).ToArray(), As.List(As.List(As.Object)));
            Assert.That(Codec.WriteAll(Codec.ReadAll(bytes)), Is.EqualTo(before), row.ToString());
        }
    }
}
