using System.Buffers;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Allocations;

public sealed class WriteAllocationTests
{
    [Test]
    public void Write_of_a_person_allocates_nothing()
    {
        Person person = Person.Bob();
        person.Extra = person.Home;
        AssertNothing(person, Person.Hessian);
    }

    [Test]
    public void Write_of_scalars_allocates_nothing()
    {
        AssertNothing(int.MaxValue, As.Int32);
        AssertNothing(long.MaxValue, As.Int64);
        AssertNothing(Math.PI, As.Double);
        AssertNothing(1.1f, As.BoxedSingle, allowed: 64, because: "the shortest text of a float goes by way of a string");
        AssertNothing(new string('a', 100), As.String);
        AssertNothing(
            new string('\u4e2d', 100_000), As.String, allowed: Allocation.IsOptimized ? 0 : 500,
            because: "unoptimised vectorised search boxes");
        AssertNothing(new byte[100_000], As.Bytes);
        AssertNothing(DateTime.UnixEpoch, As.DateTime);
        AssertNothing(-123.4500m, As.Decimal);
        AssertNothing(Color.Green, Colors.Hessian);
    }

    [Test]
    public void Write_of_collections_allocates_nothing()
    {
        AssertNothing([.. Enumerable.Range(0, 1000)], As.List(As.Int32));
        AssertNothing([.. Enumerable.Range(0, 1000)], As.Int32Array);
        AssertNothing(["a", "b"], As.Set(As.String));
        AssertNothing(new Dictionary<string, List<int>> { ["a"] = [1], ["b"] = [2] }, As.Dictionary(As.String, As.List(As.Int32)));
        AssertNothing([.. Enumerable.Range(0, 100).Select(n => new Point { X = n })], As.List(Point.Hessian));
    }

    [Test]
    public void Write_without_declared_type_allocates_nothing_for_references()
    {
        object[] values = [1, "a", null!, new byte[] { 1 }, new Point(), new object[] { 1 }];
        AssertNothing(values, As.ObjectArray);
    }

    private static void AssertNothing<T>(T value, IHessianFormatter<T> formatter, long allowed = 0, string? because = null)
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        void Write()
        {
            output.ResetWrittenCount();
            HessianSerializer.Serialize(output, value, formatter, Known.Models);
        }

        Assert.That(Allocation.OfWarm(Write), Is.LessThanOrEqualTo(allowed), because ?? typeof(T).Name);
    }
}
