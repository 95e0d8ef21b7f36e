namespace DubboNet.Java.Tests.Model;

public sealed class JavaSymbolsTests
{
    private JavaClassPath _path = null!;
    private JavaSymbols _symbols = null!;

    [SetUp]
    public void Open()
    {
        _path = JavaClassPath.Open([JavaTools.Compile("classic", 8)]);
        _symbols = new JavaSymbols(_path);
    }

    [TearDown]
    public void Close() => _path.Dispose();

    [Test]
    public void Inherited_methods_have_the_type_arguments_of_the_interface()
    {
        Assert.That(
            _symbols.GetMethods(Find("StockService")).Select(method => method.ToString()),
            Is.EqualTo(new[]
            {
                "com.acme.stock.Item<?> find(java.lang.String) throws com.acme.stock.StockException",
                "int reserve(java.lang.String, long, double)",
                "int reserve(java.lang.String)",
                "java.lang.String note(java.lang.String, int[][])",
                "<E extends java.lang.Exception & java.lang.Runnable> void fail(E) throws E, com.acme.stock.StockException",
                "java.util.List<com.acme.stock.Item<java.lang.Integer>.Part> parts(com.acme.stock.Item$Color)",
                "java.util.List<? extends com.acme.stock.Item<?>> "
                    + "findAll(java.util.Map<java.lang.String, ? super com.acme.stock.Item<?>>, java.lang.String[])",
                "<U extends java.lang.Object> U convert(com.acme.stock.Item<?>, java.lang.Class<U>)",
                "void remove(java.lang.String)",
            }));
    }

    [Test]
    public void Inherited_method_keeps_its_class_and_its_descriptor()
    {
        JavaMethodSymbol remove = _symbols.GetMethods(Find("StockService")).Single(method => method.Name == "remove");
        Assert.That(remove.DeclaringClass, Is.EqualTo("com.acme.stock.Crud"));
        Assert.That(remove.Descriptor, Is.EqualTo("(Ljava/lang/Comparable;)V"));
        Assert.That((remove.IsDefault, remove.IsAbstract, remove.IsStatic), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void Fields_of_parents_follow_those_of_the_class()
    {
        Assert.That(
            _symbols.GetFields(Find("Item")).Select(field => $"{field.DeclaringClass} {field}{(field.IsTransient ? " transient" : "")}"),
            Is.EqualTo(new[]
            {
                "com.acme.stock.Item java.lang.String sku",
                "com.acme.stock.Item java.math.BigDecimal price",
                "com.acme.stock.Item int cached transient",
                "com.acme.stock.Item T tag",
                "com.acme.stock.Item com.acme.stock.Item$Color color",
                "com.acme.stock.Entity java.lang.Long id",
                "com.acme.stock.Entity java.lang.Long[] others",
            }));
    }

    [Test]
    public void Members_of_the_compiler_are_left_out()
    {
        Assert.That(Find("Entity").Methods.Select(method => method.Name), Is.EqualTo(new[] { "getId", "compareTo" }));
        Assert.That(Find("Entity").Methods[1].Parameters[0].Type.ToString(), Is.EqualTo("com.acme.stock.Entity<I>"));
        Assert.That(Find("Item$Part").Fields.Select(field => field.Name), Is.EqualTo(new[] { "content" }));
        Assert.That(Find("Item$Color").Fields.Select(field => field.Name), Is.EqualTo(new[] { "data" }));
    }

    [Test]
    public void Constants_have_the_type_of_the_field()
    {
        Dictionary<string, object?> constants = Find("Item").Fields
            .Where(field => field.ConstantValue is not null)
            .ToDictionary(field => field.Name, field => field.ConstantValue);
        Assert.That(
            (constants["ON"], constants["LETTER"], constants["TINY"], constants["serialVersionUID"]),
            Is.EqualTo((true, '€', (sbyte)-3, 1L)));
    }

    [Test]
    public void Enum_has_its_constants()
    {
        JavaClassSymbol color = Find("Item$Color");
        Assert.That(color.Kind, Is.EqualTo(JavaClassKind.Enum));
        Assert.That(color.EnumConstants.Select(constant => constant.Name), Is.EqualTo(new[] { "RED", "GREEN" }));
        Assert.That((color.HasConstantBodies, Find("Item$Plain").HasConstantBodies), Is.EqualTo((true, false)));
        Assert.That(Find("Item$Color$1").Kind, Is.EqualTo(JavaClassKind.Class));
    }

    [TestCase("Item", "Item", null, JavaVisibility.Public, false, false)]
    [TestCase("Item$Part", "Part", "com.acme.stock.Item", JavaVisibility.Public, false, false)]
    [TestCase("Item$Hidden", "Hidden", "com.acme.stock.Item", JavaVisibility.Private, true, false)]
    [TestCase("Item$1", "", null, JavaVisibility.Package, false, true)]
    public void Nested_class_is_as_its_source_declares_it(
        string name, string simpleName, string? outer, JavaVisibility visibility, bool isStatic, bool isLocal)
    {
        JavaClassSymbol found = Find(name);
        Assert.That((found.SimpleName, found.Outer, found.Package), Is.EqualTo((simpleName, outer, "com.acme.stock")));
        Assert.That((found.Visibility, found.IsStatic, found.IsLocal), Is.EqualTo((visibility, isStatic, isLocal)));
    }

    [Test]
    public void List_has_no_local_classes()
    {
        Assert.That(
            _symbols.List("com.acme.stock.Item*").Select(found => found.SimpleName),
            Is.EqualTo(new[] { "Item", "Color", "Hidden", "Part", "Plain" }));
        Assert.That(
            Find("Item").NestedClasses,
            Is.EquivalentTo(new[] { "Color", "Hidden", "Part", "Plain" }.Select(name => $"com.acme.stock.Item${name}")));
    }

    [Test]
    public void Deprecation_is_known()
    {
        Assert.That((Find("StockService").IsDeprecated, Find("Crud").IsDeprecated), Is.EqualTo((true, false)));
        Assert.That(Find("StockService").Methods.Single(method => method.IsDeprecated).Name, Is.EqualTo("parts"));
    }

    [Test]
    public void Reachable_classes_are_those_of_methods_and_data()
    {
        Assert.That(
            _symbols.GetReachable([Find("StockService")]).Select(found => found.Name["com.acme.stock.".Length..]),
            Is.EqualTo(new[] { "StockService", "Crud", "Item", "StockException", "Item$Color", "Item$Part", "Entity" }));
        Assert.That(_symbols.Missing, Is.Empty);
    }

    [Test]
    public void Records_and_sealed_interfaces_are_known()
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("modern", 17)]);
        var symbols = new JavaSymbols(path);
        JavaClassSymbol shape = symbols.Find("com.acme.modern.Shape")!;
        Assert.That(
            symbols.GetReachable([shape]).Select(found => (found.SimpleName, found.Kind)),
            Is.EqualTo(new[]
            {
                ("Shape", JavaClassKind.Interface), ("Circle", JavaClassKind.Record), ("Square", JavaClassKind.Record),
            }));
        JavaClassSymbol square = symbols.Find("com.acme.modern.Shape$Square")!;
        Assert.That(square.RecordComponents.Select(component => component.Name), Is.EqualTo(new[] { "side", "labels" }));
        Assert.That(square.Release, Is.EqualTo(17));
        JavaClassSymbol mode = symbols.Find("com.acme.modern.Mode")!;
        Assert.That((mode.Kind, mode.HasConstantBodies, mode.EnumConstants.Count), Is.EqualTo((JavaClassKind.Enum, true, 2)));
        Assert.That(symbols.Find("module-info"), Is.Null);
    }

    private JavaClassSymbol Find(string name) => _symbols.Find($"com.acme.stock.{name}")!;
}
