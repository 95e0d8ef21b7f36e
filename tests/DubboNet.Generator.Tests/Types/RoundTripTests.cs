using DubboNet.Hessian;

namespace DubboNet.Generator.Tests.Types;

/// <summary>Tests generated formatters.</summary>
public sealed class RoundTripTests
{
    private static readonly HessianOptions Options = new()
    {
        Types = HessianTypeRegistry.Create(
            Order.Hessian, Line.Hessian, Money.Hessian, StateHessian.Formatter, Circle.Hessian, RefusedException.Hessian,
            ChainException.Hessian),
    };

    [Test]
    public void Class_with_all_kinds_of_members_round_trips()
    {
        var order = new Order
        {
            Id = 1L << 40,
            Customer = "Zoë",
            Total = new Money("EUR", 12.50m),
            State = State.OutOfStock,
            Day = DayOfWeek.Friday,
            Version = new Version(1, 2, 3, 4),
            Placed = DateTimeOffset.UnixEpoch.AddTicks(1234567),
            Ratios = new() { ["a"] = 1.5f },
            Extra = new List<object> { 1, "x" },
        };
        Order copy = Copy(order, Order.Hessian);
        Assert.Multiple(() =>
        {
            Assert.That(copy.Id, Is.EqualTo(order.Id));
            Assert.That(copy.Customer, Is.EqualTo("Zoë"));
            Assert.That(copy.Total, Is.EqualTo(order.Total));
            Assert.That(copy.State, Is.EqualTo(State.OutOfStock));
            Assert.That(copy.Day, Is.EqualTo(DayOfWeek.Friday));
            Assert.That(copy.Version, Is.EqualTo(order.Version));
            Assert.That(copy.Placed, Is.EqualTo(order.Placed));
            Assert.That(copy.Ratios, Is.EqualTo(order.Ratios));
            Assert.That(copy.Extra, Is.EqualTo(order.Extra));
        });
    }

    [Test]
    public void Cycles_through_members_that_can_be_initialized_only_are_kept()
    {
        var order = new Order { Total = new Money("EUR", 1), Lines = [new Line { Count = 1 }] };
        order.Lines[0].Order = order;
        order.Lines[0].Related = [order];
        order.Replaces = order;
        Order copy = Copy(order, Order.Hessian);
        Assert.That(copy.Replaces, Is.SameAs(copy));
        Assert.That(copy.Lines.Single().Order, Is.SameAs(copy));
        Assert.That(copy.Lines.Single().Related!.Single(), Is.SameAs(copy));
    }

    [Test]
    public void Hidden_members_are_serialized_as_those_of_their_class()
    {
        var relabelled = new Relabelled { Label = 1, Origin = "own" };
        var numbered = new Numbered(7) { Label = 1, Origin = "own" };
        ((Labelled)relabelled).Label = "base";
        ((Labelled)numbered).Label = "base";
        relabelled = Copy(relabelled, Relabelled.Hessian);
        numbered = Copy(numbered, Numbered.Hessian);
        Assert.That((relabelled.Label, relabelled.Origin, ((Labelled)relabelled).Label), Is.EqualTo((0, (string?)null, "base")));
        Assert.That(
            (numbered.Number, numbered.Label, numbered.Origin, ((Labelled)numbered).Label), Is.EqualTo((7, 0, (string?)null, "base")));
    }

    [Test]
    public void Exceptions_round_trip_members_with_private_or_hidden_setters()
    {
        var locked = new LockedException(new JavaThrowable("com.acme.LockedException")) { Label = 1 };
        ((CodedException)locked).Label = "base";
        locked.SetCode(42);
        LockedException copy = Copy(locked, LockedException.Hessian);
        Assert.That((copy.Code, copy.Label, ((CodedException)copy).Label), Is.EqualTo((42, 0, "base")));
    }

    [Test]
    public void Types_are_written_and_read_by_their_own_formatters()
    {
        byte[] bytes = HessianSerializer.Serialize<Money>(new Money("USD", 3.20m));
        Assert.That(HessianSerializer.Deserialize<Money>(bytes), Is.EqualTo(new Money("USD", 3.20m)));
    }

    [Test]
    public void Members_that_are_not_received_keep_their_initial_values()
    {
        byte[] bytes = HessianSerializer.Serialize(new HessianObject("com.acme.Order", [("id", 7L), ("unheardOf", "x")]));
        Order order = HessianSerializer.Deserialize<Order>(bytes)!;
        Assert.That(order.Id, Is.EqualTo(7));
        Assert.That(order.Lines, Is.Empty);
    }

    [Test]
    public void Unknown_constant_becomes_the_fallback()
    {
        byte[] bytes = HessianSerializer.Serialize(new HessianObject("com.acme.State", [("name", "BURNT")]));
        Assert.That(HessianSerializer.Deserialize(bytes, StateHessian.Formatter), Is.EqualTo(State.Unknown));
    }

    [Test]
    public void Constants_have_their_Java_names()
    {
        var undeclared =
            (HessianObject)HessianSerializer.Deserialize(HessianSerializer.Serialize(State.OutOfStock, StateHessian.Formatter))!;
        Assert.That(undeclared["name"], Is.EqualTo("OUT_OF_STOCK"));
    }

    [Test]
    public void Fields_of_base_classes_are_serialized_and_subclasses_are_read_where_the_base_is_declared()
    {
        var circle = new Circle { Radius = 2.5, Center = new Pixel(3, -4) };
        circle.Rename("c");
        Drawing copy = Copy(new Drawing { Frame = circle, Shapes = [circle] }, Drawing.Hessian);
        var read = (Circle)copy.Frame!;
        Assert.That((read.Name, read.Center, read.Radius), Is.EqualTo(("c", new Pixel(3, -4), 2.5)));
        Assert.That(copy.Shapes!.Single(), Is.SameAs(read));
    }

    [Test]
    public void Generic_types_are_serialized_even_if_they_refer_to_each_other()
    {
        var page = new Page<Money> { Items = [new Money("EUR", 1)] };
        page.Holder = new Holder<Money> { Page = page, Value = new Money("CHF", 2) };
        Results copy = Copy(new Results { Prices = page, Numbers = new Page<int> { Items = [1, 2] } }, Results.Hessian);
        Assert.That(copy.Prices!.Items, Is.EqualTo(page.Items));
        Assert.That(copy.Prices.Holder!.Page, Is.SameAs(copy.Prices));
        Assert.That(copy.Prices.Holder.Value, Is.EqualTo(new Money("CHF", 2)));
        Assert.That(copy.Numbers!.Items, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Exception_keeps_its_fields_message_and_cause()
    {
        var refused =
            new RefusedException("no", 42, new JavaException("java.lang.IllegalStateException", "inner")) { Reasons = ["a", "b"] };
        RefusedException copy = Copy(refused, RefusedException.Hessian);
        Assert.That((copy.Message, copy.Code), Is.EqualTo(("no", 42)));
        Assert.That(copy.Reasons, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(copy.InnerException, Is.InstanceOf<JavaException>().With.Property("JavaMessage").EqualTo("inner"));
    }

    [Test]
    public void Exception_that_is_created_first_can_be_in_its_own_fields_and_causes()
    {
        var cause = new ChainException(new JavaThrowable("com.acme.ChainException") { Message = "inner" }) { Depth = 2 };
        var chain = new ChainException(new JavaThrowable("com.acme.ChainException") { Message = "outer", Cause = cause }) { Depth = 1 };
        cause.Origin = chain;
        chain.Details = new Dictionary<string, object?> { ["itself"] = chain };
        ChainException copy = Copy(chain, ChainException.Hessian);
        var inner = (ChainException)copy.Throwable.Cause!;
        Assert.That((copy.JavaMessage, copy.Depth, copy.Origin), Is.EqualTo(("outer", 1, (ChainException?)null)));
        Assert.That((inner.JavaMessage, inner.Depth), Is.EqualTo(("inner", 2)));
        Assert.That(inner.Origin, Is.SameAs(copy));
        Assert.That(copy.Details!["itself"], Is.SameAs(copy));
    }

    [Test]
    public void Untyped_collections_keep_their_Java_class()
    {
        var chain = new ChainException(new JavaThrowable("com.acme.ChainException"))
        {
            Details = new OrderedDictionary<string, object?> { ["b"] = 1, ["a"] = null },
            Steps = new LinkedList<int>([3, 1, 2]),
        };
        ChainException copy = Copy(chain, ChainException.Hessian);
        Assert.That(copy.Details, Is.TypeOf<HessianMap>().With.Property("JavaType").EqualTo("java.util.LinkedHashMap"));
        Assert.That(copy.Details!.Keys, Is.EqualTo(new[] { "b", "a" }));
        Assert.That(copy.Steps, Is.TypeOf<HessianList>().With.Property("JavaType").EqualTo("java.util.LinkedList"));
        Assert.That(copy.Steps, Is.EqualTo(new[] { 3, 1, 2 }));
    }

    [Test]
    public void Unknown_fields_are_kept_where_the_type_keeps_them()
    {
        byte[] bytes = HessianSerializer.Serialize(new HessianObject("com.acme.Bag", [("label", "l"), ("more", 5)]));
        Bag bag = HessianSerializer.Deserialize<Bag>(bytes)!;
        Assert.That(bag.UnknownFields, Is.EqualTo(new[] { KeyValuePair.Create<string, object?>("more", 5) }));
    }

    private static T Copy<T>(T value, IHessianFormatter<T> formatter) =>
        HessianSerializer.Deserialize(HessianSerializer.Serialize(value, formatter, Options), formatter, Options)!;
}
