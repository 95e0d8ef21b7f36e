using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>
/// Tests an object of an unregistered class that is read without a declared type, and then referred to where its base class is declared.
/// There it is read as the base class, as if it had come first in that place.
/// </summary>
public sealed class ReadAgainTests
{
    private static readonly HessianOptions Options = new() { Types = HessianTypeRegistry.Create(Family.Hessian, Father.Hessian) };

    /// <summary>
    /// Reads an object of com.example.rep. The field any is a Son(toddler, Ed, 3), members contains it twice, and one is the same object.
    /// </summary>
    [Test]
    public void Object_read_first_without_a_declared_type_is_the_declared_class_elsewhere()
    {
        Family family = Read(new HessianObject(Family.ClassName, ("any", Son("Ed")), ("members", null), ("one", null)), (root, son) =>
        {
            root["members"] = new List<object?> { son, son, null };
            root["one"] = son;
        });
        Assert.That(family.Any, Is.TypeOf<HessianObject>());
        Assert.That(family.One!.Name, Is.EqualTo("Ed"));
        Assert.That(family.One.Age, Is.EqualTo(3));
        Assert.That(family.Members, Is.EqualTo(new[] { family.One, family.One, null }));
        Assert.That(family.Members![0], Is.SameAs(family.One));
    }

    [Test]
    public void Object_read_first_as_declared_is_the_same_without_a_declared_type()
    {
        Family family = Read(new HessianObject(Family.ClassName, ("one", Son("Ed")), ("any", null)), (root, son) => root["any"] = son);
        Assert.That(family.Any, Is.SameAs(family.One));
    }

    /// <summary>Java writes an object in the first place that contains it, which can be a field that the C# type does not have.</summary>
    [TestCase("com.example.rep.X$Father")]
    [TestCase("com.example.rep.X$Son")]
    public void Object_read_first_in_a_skipped_field_is_one_instance_elsewhere(string className)
    {
        HessianObject son = Son("Ed", className);
        HessianObject friend = Son("Flo", className);
        son["friend"] = friend;
        friend["friends"] = new List<object?> { son };
        var root = new HessianObject(
            Family.ClassName, ("added", new List<object?> { friend }), ("members", new List<object?> { son, friend }), ("one", son),
            ("any", son));
        Family family = HessianSerializer.Deserialize(HessianSerializer.Serialize(root), Family.Hessian, Options)!;
        Assert.That(family.One!.Name, Is.EqualTo("Ed"));
        Assert.That(family.Members, Is.EqualTo(new[] { family.One, family.One.Friend }));
        Assert.That(family.One.Friend!.Friends!.Single(), Is.SameAs(family.One));
        Assert.That(family.Any, className == "com.example.rep.X$Son" ? Is.TypeOf<HessianObject>() : Is.SameAs(family.One));
    }

    [Test]
    public void Struct_and_enum_read_first_without_a_declared_type_are_the_declared_type_elsewhere()
    {
        AssertReadAgain(new HessianObject(Pixel.ClassName, ("y", 2), ("x", 1)), new Pixel(1, 2), Pixel.Hessian);
        AssertReadAgain(new HessianObject(Colors.ClassName, ("name", "GREEN")), Color.Green, Colors.Hessian);
        AssertReadAgain<Color?>(new HessianObject(Colors.ClassName, ("name", "GREEN")), Color.Green, As.Nullable(Colors.Hessian));
    }

    [Test]
    public void Struct_of_another_class_is_an_error_that_names_both()
    {
        byte[] bytes = Codec.WriteAll(Enumerable.Repeat(new HessianObject("com.acme.Stranger", ("z", 1)), 2));
        var reader = new HessianReader(bytes, HessianOptions.Default);
        reader.Skip();
        try
        {
            Pixel.Hessian.Read(ref reader);
            Assert.Fail("An object of another class passed for a Pixel.");
        }
        catch (HessianException error)
        {
            Assert.That(error.Message, Does.Contain("shares no field").And.Contain(Pixel.ClassName).And.Contain("com.acme.Stranger"));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [Test]
    public void Cycle_of_such_objects_is_one_of_the_declared_class()
    {
        Family family = Read(new HessianObject(Family.ClassName, ("any", Son("Ed")), ("one", null), ("members", null)), (root, son) =>
        {
            HessianObject friend = Son("Flo");
            friend["friend"] = son;
            friend["friends"] = new List<object?> { son, friend };
            son["friend"] = friend;
            root["one"] = son;
            root["members"] = new List<object?> { friend };
        });
        Father one = family.One!;
        Assert.That(one.Friend!.Name, Is.EqualTo("Flo"));
        Assert.That(one.Friend.Friend, Is.SameAs(one));
        Assert.That(one.Friend.Friends, Is.EqualTo(new[] { one, one.Friend }));
        Assert.That(family.Members!.Single(), Is.SameAs(one.Friend));
    }

    [Test]
    public void Inner_object_with_a_declared_type_stays_the_same_instance()
    {
        Family family = Read(new HessianObject(Family.ClassName, ("any", Son("Ed")), ("one", null)), (root, son) =>
        {
            son["family"] = root;
            root["one"] = son;
        });
        Assert.That(family.One!.Family, Is.SameAs(family));
    }

    [Test]
    public void List_read_before_gives_the_same_instances()
    {
        Family family = Read(new HessianObject(Family.ClassName, ("any", Son("Ed")), ("one", null), ("members", null)), (root, son) =>
        {
            var list = new List<object?> { son };
            root["any"] = new List<object?> { list, son };
            root["members"] = list;
            root["one"] = son;
        });
        Assert.That(family.Members!.Single(), Is.SameAs(family.One));
    }

    [Test]
    public void Object_still_being_read_is_an_error_and_not_half_an_object()
    {
        var root =
            new HessianObject("com.acme.Outer", ("inner", new HessianObject(Family.ClassName, ("one", null))), ("name", "n"), ("age", 1));
        ((HessianObject)root["inner"]!)["one"] = root;
        HessianException error = Codec.Fail(HessianSerializer.Serialize(root), As.Object, Options);
        Assert.That(error.Message, Does.Contain("still being read").And.Contain("register its class"));
        Assert.That(error.Path, Is.EqualTo("inner.one"));
    }

    /// <summary>The outer object is still open, the inner one is closed, and both are read without a declared type.</summary>
    [Test]
    public void Object_still_being_read_is_named_where_a_copy_refers_to_it()
    {
        HessianObject outer = Son("Ed");
        HessianObject inner = Son("Flo");
        inner["friend"] = outer;
        outer["toy"] = new List<object?> { inner, new HessianObject(Family.ClassName, ("members", new List<object?> { inner })) };
        HessianException error = Codec.Fail(HessianSerializer.Serialize(outer), As.Object, Options);
        Assert.That(error.Path, Is.EqualTo("toy[1].members[0].friend"));
        Assert.That(
            error.Message,
            Does.Contain(
                "cannot be read as Father: Reference 0 points to an object that is still being read").And.Contain("register its class"));
        Assert.That(error.Message, Does.Contain("found com.example.rep.X$Son"));
    }

    [Test]
    public void Object_of_another_class_is_an_error_that_names_both()
    {
        var stranger = new HessianObject("com.acme.Stranger", ("x", 1));
        var root = new HessianObject(Family.ClassName, ("any", stranger), ("one", stranger));
        HessianException error = Codec.Fail(HessianSerializer.Serialize(root), Family.Hessian, Options);
        Assert.That(
            error.Message, Does.StartWith("one (in com.example.rep.X$Family): The class shares no field").And.Contain("com.acme.Stranger"));
    }

    [Test]
    public void Field_of_another_kind_is_an_error_at_its_place()
    {
        HessianObject son = Son("Ed");
        son["age"] = "three";
        var root = new HessianObject(Family.ClassName, ("any", son), ("one", son));
        HessianException error = Codec.Fail(HessianSerializer.Serialize(root), Family.Hessian, Options);
        Assert.That(error.Path, Is.EqualTo("one.age"));
        Assert.That(error.Message, Does.Contain("cannot be read as Father: Wrong kind of value"));
    }

    [Test]
    public void Values_after_a_copy_are_found_by_the_same_indexes()
    {
        Family family = Read(
            new HessianObject(Family.ClassName, ("any", Son("Ed")), ("one", null), ("members", null), ("last", null)),
            (root, son) =>
            {
                HessianObject other = Son("Flo");
                root["one"] = son;
                root["members"] = new List<object?> { other };
                root["last"] = other;
            });
        Assert.That(family.Members!.Single(), Is.SameAs(family.Last));
    }

    [Test]
    public void Many_such_objects_stay_within_the_memory_of_their_message()
    {
        HessianObject last = Son("0");
        var all = new List<object?> { last };
        for (int i = 1; i < 4_000; i++)
        {
            HessianObject next = Son($"{i}");
            next["friends"] = new List<object?> { last };
            all.Add(last = next);
        }

        var root = new HessianObject(Family.ClassName, ("any", all), ("members", all));
        Family family =
            HessianSerializer.Deserialize(HessianSerializer.Serialize(root), Family.Hessian, Options with { MaxExpansion = 64 })!;
        Assert.That(family.Members, Has.Count.EqualTo(4_000));
        Assert.That(family.Members![9].Friends!.Single(), Is.SameAs(family.Members[8]));
    }

    private static void AssertReadAgain<T>(HessianObject value, T expected, IHessianFormatter<T> formatter)
    {
        var reader = new HessianReader(Codec.WriteAll([value, value, value, value]), HessianOptions.Default);
        try
        {
            reader.Skip();
            Assert.That(formatter.Read(ref reader), Is.EqualTo(expected));
            Assert.That(formatter.Read(ref reader), Is.EqualTo(expected));
            Assert.That(reader.ReadObject(), Is.TypeOf<HessianObject>());
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static HessianObject Son(string name, string className = "com.example.rep.X$Son") =>
        new(className, ("toy", "car"), ("name", name), ("age", 3), ("friend", null), ("friends", null), ("family", null));

    private static Family Read(HessianObject root, Action<HessianObject, HessianObject> connect)
    {
        connect(root, (HessianObject)(root.TryGet("any", out object? any) && any is HessianObject ? any : root["one"])!);
        return HessianSerializer.Deserialize(HessianSerializer.Serialize(root), Family.Hessian, Options)!;
    }

    private sealed class Father
    {
        public string? Name { get; set; }

        public int Age { get; set; }

        public Father? Friend { get; set; }

        public List<Father>? Friends { get; set; }

        public Family? Family { get; set; }

        public static FatherFormatter Hessian { get; } = new();
    }

    private sealed class Family
    {
        public const string ClassName = "com.example.rep.X$Family";

        public object? Any { get; set; }

        public List<Father>? Members { get; set; }

        public Father? One { get; set; }

        public Father? Last { get; set; }

        public static FamilyFormatter Hessian { get; } = new();
    }

    private sealed class FatherFormatter() : HessianClassFormatter<Father>(
        new ClassDefinition("com.example.rep.X$Father", "name", "age", "friend", "friends", "family"))
    {
        protected override void WriteFields(ref HessianWriter writer, Father value) => throw new NotSupportedException();

        protected override Father ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Father();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                switch (field)
                {
                    case 0:
                        value.Name = reader.ReadString();
                        break;
                    case 1:
                        value.Age = reader.ReadInt32();
                        break;
                    case 2:
                        value.Friend = Read(ref reader);
                        break;
                    case 3:
                        value.Friends = As.List(this).Read(ref reader);
                        break;
                    case 4:
                        value.Family = Family.Hessian.Read(ref reader);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            return value;
        }
    }

    private sealed class FamilyFormatter() : HessianClassFormatter<Family>(
        new ClassDefinition(Family.ClassName, "any", "members", "one", "last"))
    {
        protected override void WriteFields(ref HessianWriter writer, Family value) => throw new NotSupportedException();

        protected override Family ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Family();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                switch (field)
                {
                    case 0:
                        value.Any = reader.ReadObject();
                        break;
                    case 1:
                        value.Members = As.List(Father.Hessian).Read(ref reader);
                        break;
                    case 2:
                        value.One = Father.Hessian.Read(ref reader);
                        break;
                    case 3:
                        value.Last = Father.Hessian.Read(ref reader);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            return value;
        }
    }
}
