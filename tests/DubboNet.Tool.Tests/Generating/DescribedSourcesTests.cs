using DubboNet.Java;

namespace DubboNet.Tool.Tests.Generating;

/// <summary>Tests the Java sources that are made of descriptions.</summary>
internal sealed class DescribedSourcesTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Sources_have_nested_classes_enums_and_type_parameters()
    {
        var described = new DescribedSources();
        described.Add("com.acme.Orders", new ServiceSignatures("a test", [
            Method("find", "com.acme.Order.Line[]", "java.lang.String", "int"),
            Method("page", "com.acme.Page<com.acme.Order>", "java.util.Map<java.lang.String, com.acme.Order.State>"),
            Method("any", "void", "T", "com.acme.Raw<com.acme.Order>"),
        ])
        {
            Types =
            [
                Type("com.acme.Order", ("lines", "java.util.List<com.acme.Order.Line>")),
                Type("com.acme.Order.Line", ("sku", "java.lang.String")),
                Type("com.acme.Order.State") with { Constants = ["NEW", "OLD"] },
                Type("com.acme.Page", ("items", "java.util.List<E>")) with { TypeParameters = ["E"] },
                Type("com.acme.Raw"),
            ],
        });

        Assert.That(Read(described), Is.EqualTo(new[]
        {
            "com.acme.Order class lines java.util.List<com.acme.Order$Line>",
            "com.acme.Order$Line class sku java.lang.String",
            "com.acme.Order$State enum NEW OLD",
            "com.acme.Orders interface void any(java.lang.Object, com.acme.Raw)",
            "com.acme.Orders interface com.acme.Order$Line[] find(java.lang.String, int)",
            "com.acme.Orders interface com.acme.Page<com.acme.Order> page(java.util.Map<java.lang.String, com.acme.Order$State>)",
            "com.acme.Page class items java.util.List<E>",
            "com.acme.Raw class",
        }));
        Assert.That(described.Omissions, Is.Empty);
    }

    [Test]
    public void Names_that_are_not_of_Java_are_omitted()
    {
        var described = new DescribedSources();
        described.Add("com.acme.Orders", new ServiceSignatures("a test", [
            Method("find", "com.acme.Order", "x.} class Evil {"),
            Method("a b", "void"),
            new MethodSignature("old", [], Result: null),
        ])
        {
            Types =
            [
                Type("../../etc/passwd"),
                Type("com.acme.class"),
                Type("com.acme.Order", ("ok", "int"), ("not ok", "int"), ("private", "int")),
            ],
        });

        Assert.That(Read(described), Is.EqualTo(new[]
        {
            "com.acme.Order class ok int", "com.acme.Orders interface com.acme.Order find(java.lang.Object)",
        }));
        Assert.That(described.Omissions.Select(part => $"{part.Class} {part.Member}"), Is.EquivalentTo(new[]
        {
            "../../etc/passwd ", "com.acme.class ", "com.acme.Order not ok", "com.acme.Order private", "com.acme.Orders a b",
            "com.acme.Orders old",
        }));
    }

    [Test]
    [Category("Java")]
    public async Task Contract_of_Java_2_6_has_the_methods_of_telnet_and_the_classes_of_a_library()
    {
        string address = await JavaPeers.GetAddressAsync("2.6");
        const string Service = "com.example.frames.FrameService";
        string contracts = _folder.PathOf("Contracts");

        ToolRun alone = await ToolRun.RunAsync("generate", address, "-s", Service, "-o", contracts);
        ToolRun strict = await ToolRun.RunAsync("generate", address, "-s", Service, "-o", contracts, "--strict");
        ToolRun with = await ToolRun.RunAsync("generate", address, "-s", Service, "-o", contracts, "-d", JavaPeers.Classes("2.6"));
        ToolRun mixed = await ToolRun.RunAsync("generate", address, "more.jar");

        Assert.Multiple(() =>
        {
            Assert.That(alone.ExitCode, Is.Zero, alone.Errors);
            Assert.That(alone.Output, Does.Contain("no C#").And.Contain("com.example.frames.Person"));
            Assert.That(strict.ExitCode, Is.EqualTo(8), strict.Errors);
            Assert.That(with.ExitCode, Is.Zero, with.Errors);
            Assert.That(File.ReadAllText(Path.Combine(contracts, "Example", "Frames", "Person.cs")), Does.Contain("decimal? Balance"));
            Assert.That((mixed.ExitCode, mixed.Errors.TrimEnd()), Is.EqualTo(
                (2, "Name a registry or a provider alone. Jars with its classes are a --dependency.")));
        });
    }

    private string[] Read(DescribedSources described)
    {
        described.Write(_folder.PathOf(""));
        using var path = JavaClassPath.Open([_folder.PathOf("")]);
        return
        [
            .. from type in new JavaSymbols(path).List("**")
               orderby type.Name
               from member in Describe(type).DefaultIfEmpty("")
               select $"{type.Name} {KindOf(type)} {member}".TrimEnd(),
        ];
    }

    private static string KindOf(JavaClassSymbol type) =>
        type.Kind == JavaClassKind.Interface ? "interface" : type.EnumConstants.Count > 0 ? "enum" : "class";

    private static IEnumerable<string> Describe(JavaClassSymbol type) => type.EnumConstants.Count > 0
        ? [string.Join(' ', type.EnumConstants.Select(constant => constant.Name))]
        : type.Kind == JavaClassKind.Interface
            ? type.Methods.OrderBy(method => method.Name).Select(method => $"{method}")
            : type.Fields.Select(field => $"{field.Name} {field.Type}");

    private static MethodSignature Method(string name, string result, params string[] parameters) =>
        new(name, [.. parameters.Select(JavaTypeName.Parse)], JavaTypeName.Parse(result));

    private static JavaTypeShape Type(string name, params (string Name, string Type)[] fields) =>
        new(name, [.. fields.Select(field => new JavaFieldShape(field.Name, JavaTypeName.Parse(field.Type)))]);
}
