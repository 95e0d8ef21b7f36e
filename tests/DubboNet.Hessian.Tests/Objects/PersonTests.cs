using DubboNet.Hessian.Tests.Models;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.Objects;

public sealed class PersonTests
{
    private const string BobRow = "name=Bob age=30";
    private const string NearlyEmptyRow = "name=\"Bob\", age=30, others null/false";

    [Test]
    [Property("Rule", "H25")]
    [Property("Rule", "H38")]
    public void Person_with_every_field_is_what_Java_sends()
    {
        byte[] bytes = RowBytes(BobRow);
        Assert.That(Hex.Format(HessianSerializer.Serialize(Person.Bob(), Person.Hessian, Known.Compact)), Is.EqualTo(Hex.Format(bytes)));
        Codec.ReadEachWay(bytes, Person.Hessian, AssertIsBob);
    }

    [Test]
    [Property("Rule", "H38")]
    public void Person_is_read_without_a_declared_type_if_registered()
    {
        foreach (Fragment fragment in Fragments.All(RowBytes(BobRow)))
            AssertIsBob((Person)HessianSerializer.Deserialize(fragment.Bytes, As.Object, Known.Models)!);
    }

    [Test]
    [Property("Rule", "H47")]
    public void Person_with_a_typed_ArrayList_is_the_same()
    {
        VectorRow row = VectorFile.Rows.Single(row => row.Type == "P$Person" && row.Mark == "hessian-lite 3.2.13");
        Codec.ReadEachWay(row.GetBytes(), Person.Hessian, AssertIsBob);
    }

    [Test]
    [Property("Rule", "H25")]
    public void Person_with_few_fields_still_sends_all()
    {
        byte[] bytes = RowBytes(NearlyEmptyRow);
        var value = new Person { Name = "Bob", Age = 30 };
        Assert.That(Hex.Format(HessianSerializer.Serialize(value, Person.Hessian)), Is.EqualTo(Hex.Format(bytes)));
        Codec.ReadEachWay(bytes, Person.Hessian, AssertIsNearlyEmpty);
    }

    [Test]
    public void Person_refers_to_an_object_that_another_field_holds()
    {
        Person value = Person.Bob();
        value.Extra = value.Home;
        byte[] bytes = HessianSerializer.Serialize(value, Person.Hessian, Known.Models);
        Codec.ReadEachWay(
            bytes, Person.Hessian, read => Assert.That(read.Extra, Is.TypeOf<Point>().And.SameAs(read.Home)), Known.Models);
    }

    private static byte[] RowBytes(string start) =>
        VectorFile.Rows.Single(
            row => row.Type == "P$Person" && row.Mark is null && row.Description.StartsWith(start, StringComparison.Ordinal))
            .GetBytes();

    private static void AssertIsBob(Person person)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(person.Name, Is.EqualTo("Bob"));
            Assert.That(person.Age, Is.EqualTo(30));
            Assert.That(person.Birthday, Is.EqualTo(DateTime.UnixEpoch.AddMilliseconds(894621091000)));
            Assert.That(person.Tags, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(person.Scores, Is.EqualTo(new Dictionary<string, int> { ["k"] = 7 }));
            Assert.That(person.Home?.ToString(), Is.EqualTo("(1, -1)"));
            Assert.That(person.Color, Is.EqualTo(Color.Green));
            Assert.That(person.Active, Is.True);
            Assert.That(person.Salary, Is.EqualTo(10.50m));
            Assert.That(person.Extra, Is.Null);
        }
    }

    private static void AssertIsNearlyEmpty(Person person)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(person.Name, Is.EqualTo("Bob"));
            Assert.That(person.Age, Is.EqualTo(30));
            Assert.That(person.Active, Is.False);
            Assert.That(
                new object?[] { person.Birthday, person.Tags, person.Scores, person.Home, person.Color, person.Salary, person.Extra },
                Is.All.Null);
        }
    }
}
