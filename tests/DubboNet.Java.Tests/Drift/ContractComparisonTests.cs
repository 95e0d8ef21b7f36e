namespace DubboNet.Java.Tests.Drift;

/// <summary>Compares the classes of <c>Java/before</c> with those of <c>Java/after</c>, which have each kind of change.</summary>
internal sealed class ContractComparisonTests
{
    private static readonly string[] Breaking =
    [
        "ServiceRemoved com.acme.drift.Closed",
        "ConstantAdded com.acme.drift.Color BLUE",
        "ConstantRemoved com.acme.drift.Color GREEN",
        "TypeRemoved com.acme.drift.Gone",
        "FieldTypeChanged com.acme.drift.Item count: int -> long",
        "FieldRemoved com.acme.drift.Item label",
        "FieldRemoved com.acme.drift.Item price",
        "FieldRenamed com.acme.drift.Item sku: sku -> number",
        "ServiceMoved com.acme.drift.Orders: com.acme.drift.Orders -> com.acme.drift.moved.Orders",
        "SuperclassChanged com.acme.drift.Page: com.acme.drift.Base -> com.acme.drift.Root",
        "TypeParametersChanged com.acme.drift.Page: 1 -> 2",
        "ParametersChanged com.acme.drift.Stock count(int): count(int) -> count(java.lang.Integer)",
        "ResultChanged com.acme.drift.Stock gone(): com.acme.drift.Gone -> java.lang.Object",
        "ParametersChanged com.acme.drift.Stock names(java.util.List<java.lang.Integer>): names(java.util.List<java.lang.Integer>) -> "
            + "names(java.util.List<java.lang.Long>)",
        "ResultChanged com.acme.drift.Stock names(java.util.List<java.lang.Integer>): java.util.List<java.lang.String> -> "
            + "java.util.List<java.lang.Long>",
        "MethodRemoved com.acme.drift.Stock over(int)",
        "MethodRemoved com.acme.drift.Stock over(java.lang.String)",
        "ResultChanged com.acme.drift.Stock page(): com.acme.drift.Page<com.acme.drift.Item> -> "
            + "com.acme.drift.Page<com.acme.drift.Item, java.lang.String>",
        "MethodRemoved com.acme.drift.Stock remove(java.lang.String)",
        "ResultChanged com.acme.drift.Stock size(java.lang.String): long -> java.lang.Long",
        "KindChanged com.acme.drift.Tagged: Class -> Enum",
        "TypeMoved com.acme.drift.old.Address: com.acme.drift.old.Address -> com.acme.drift.moved.Address",
    ];

    private static readonly string[] Harmless =
    [
        "FieldAdded com.acme.drift.Base name: java.lang.String",
        "Deprecated com.acme.drift.Item",
        "FieldAdded com.acme.drift.Item added: boolean",
        "FieldTypeChanged com.acme.drift.Item size: int -> java.lang.Integer",
        "FieldTypeChanged com.acme.drift.Item tags: java.util.List<java.lang.String> -> java.util.Collection<java.lang.String>",
        "TypeAdded com.acme.drift.NewException",
        "ServiceAdded com.acme.drift.Opened",
        "TypeAdded com.acme.drift.Root",
        "MethodAdded com.acme.drift.Stock added(java.lang.String)",
        "ParametersChanged com.acme.drift.Stock any(java.util.Map<java.lang.String, java.lang.Object>): "
            + "any(java.util.Map<java.lang.String, java.lang.Object>) -> any(java.util.Map<java.lang.String, java.lang.Integer>)",
        "ResultChanged com.acme.drift.Stock any(java.util.Map<java.lang.String, java.lang.Object>): java.lang.Object -> "
            + "com.acme.drift.Item",
        "ResultChanged com.acme.drift.Stock colors(): java.util.Set<com.acme.drift.Color> -> java.util.HashSet<com.acme.drift.Color>",
        "ResultChanged com.acme.drift.Stock later(java.lang.String): a plain result -> a future",
        "ExceptionAdded com.acme.drift.Stock later(java.lang.String): com.acme.drift.NewException",
        "ExceptionRemoved com.acme.drift.Stock later(java.lang.String): com.acme.drift.OldException",
        "MethodAdded com.acme.drift.Stock over(int, int)",
        "MethodAdded com.acme.drift.Stock over(long)",
        "Deprecated com.acme.drift.Stock same(java.lang.String)",
        "ResultChanged com.acme.drift.Stock weight(java.lang.String): java.lang.Integer -> int",
    ];

    [Test]
    public void Each_kind_of_change_is_found()
    {
        ContractSnapshot before = Read("before");
        using JavaClassPath after = JavaClassPath.Open([JavaTools.Compile("after", 8)]);
        IReadOnlyList<ContractChange> changes = ContractComparison.Compare(before, JarSnapshot.ReadFor(after, before));
        Assert.That(changes.Where(change => change.IsBreaking).Select(Describe), Is.EqualTo(Breaking));
        Assert.That(changes.Where(change => !change.IsBreaking).Select(Describe), Is.EqualTo(Harmless));
        Assert.That(changes.Select(change => change.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<ContractChangeKind>()));
    }

    [Test]
    public void Constant_is_harmless_if_the_contract_has_a_fallback()
    {
        ContractSnapshot before = Read("before");
        ContractSnapshot withFallback = before with { Types = [.. before.Types.Select(type => type with { HasFallback = true })] };
        using JavaClassPath after = JavaClassPath.Open([JavaTools.Compile("after", 8)]);
        ContractChange change = ContractComparison.Compare(withFallback, JarSnapshot.ReadFor(after, withFallback))
            .Single(change => change.Kind == ContractChangeKind.ConstantAdded);
        Assert.That(change.IsBreaking, Is.False);
        Assert.That(change.Meaning, Does.Contain("[HessianFallback]"));
    }

    [Test]
    public void Same_classes_have_no_change()
    {
        ContractSnapshot before = Read("before");
        Assert.That(ContractComparison.Compare(before, Read("before")), Is.Empty);
    }

    [TestCase("java.util.List<java.lang.String>", "java.util.List", true)]
    [TestCase("java.util.List<java.lang.String>", "java.util.List<? extends java.lang.String>", true)]
    [TestCase("java.util.List<java.lang.Object>", "java.util.List<com.acme.Item>", true)]
    [TestCase("java.util.List<com.acme.Item>", "java.util.List<java.lang.Object>", false)]
    [TestCase("java.util.List<java.lang.String>", "java.util.Set<java.lang.String>", false)]
    [TestCase("T", "com.acme.Item", true)]
    [TestCase("java.lang.Object", "void", false)]
    [TestCase("java.lang.Integer", "int", true)]
    [TestCase("int[]", "java.lang.Integer[]", false)]
    [TestCase("int[]", "int[][]", false)]
    [TestCase("java.lang.Object[]", "java.lang.String[]", false)]
    public void Types_fit(string contract, string current, bool isCompatible) =>
        Assert.That(TypeFits.Compare(contract, current), Is.EqualTo(isCompatible ? TypeFit.Compatible : TypeFit.Different));

    private static ContractSnapshot Read(string folder)
    {
        using JavaClassPath path = JavaClassPath.Open([JavaTools.Compile(folder, 8)]);
        return JarSnapshot.ReadAll(path);
    }

    private static string Describe(ContractChange change)
    {
        string member = change.Member is null ? "" : $" {change.Member}";
        string difference = (change.From, change.To) switch
        {
            ({ } from, { } to) => $": {from} -> {to}",
            var (from, to) when (from ?? to) is { } one && one != change.Member && one != change.Class => $": {one}",
            _ => "",
        };
        return $"{change.Kind} {change.Class}{member}{difference}";
    }
}
