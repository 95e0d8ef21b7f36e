namespace DubboNet.Java.Tests.ClassFiles;

public sealed class ClassFileParserTests
{
    private static readonly int[] Releases = [8, 11, 17, 21, 25];

    private static IEnumerable<int> KnownReleases => Releases.Where(release => release == 8 || release <= JavaTools.Release);

    [TestCaseSource(nameof(KnownReleases))]
    public void Class_of_each_release_is_read(int release)
    {
        ClassFile item = Classes.Read(JavaTools.Compile("classic", release), "com.acme.stock.Item");
        Assert.That((item.MajorVersion, item.MinorVersion), Is.EqualTo((release + 44, 0)));
        Assert.That((item.Name, item.Superclass), Is.EqualTo(("com.acme.stock.Item", "com.acme.stock.Entity")));
        Assert.That(item.Interfaces, Is.EqualTo(new[] { "java.io.Serializable" }));
        Assert.That(item.Access.HasFlag(ClassAccess.Public));
        Assert.That(item.SourceFile, Is.EqualTo("Item.java"));
        Assert.That(string.Join(", ", item.Signature!.TypeParameters), Is.EqualTo("T extends java.lang.Object"));
        Assert.That(item.Signature.Superclass.ToString(), Is.EqualTo("com.acme.stock.Entity<java.lang.Long>"));
    }

    [Test]
    public void Constants_have_their_values()
    {
        ClassFile item = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.Item");
        Dictionary<string, object?> values = item.Fields
            .Where(field => field.ConstantValue is not null)
            .ToDictionary(field => field.Name, field => field.ConstantValue);
        Assert.That(values, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["serialVersionUID"] = 1L,
            ["ON"] = 1,
            ["LETTER"] = 0x20AC,
            ["TINY"] = -3,
            ["TEXT"] = "zero \0 and \uD83D\uDE00",
            ["HALF"] = 0.5,
        }));
    }

    [Test]
    public void Nested_classes_are_listed()
    {
        string folder = JavaTools.Compile("classic", 11);
        ClassFile item = Classes.Read(folder, "com.acme.stock.Item");
        Assert.That(
            item.InnerClasses.Select(inner => (inner.Name, inner.Outer, inner.SimpleName)),
            Is.SupersetOf(new[]
            {
                ("com.acme.stock.Item$Part", "com.acme.stock.Item", "Part"),
                ("com.acme.stock.Item$1", null, (string?)null),
            }));
        Assert.That(item.NestMembers, Does.Contain("com.acme.stock.Item$Hidden").And.Contain("com.acme.stock.Item$1"));
        ClassFile local = Classes.Read(folder, "com.acme.stock.Item$1");
        Assert.That(local.NestHost, Is.EqualTo("com.acme.stock.Item"));
        Assert.That(local.EnclosingClass, Is.EqualTo("com.acme.stock.Item"));
        Assert.That(local.EnclosingMethod, Is.EqualTo(("getSku", "()Ljava/lang/String;")));
    }

    [Test]
    public void Methods_have_their_types_and_exceptions()
    {
        ClassFile crud = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.Crud");
        ClassFileMethod find = crud.Methods.Single(method => method.Name == "find");
        Assert.That(find.Descriptor, Is.EqualTo("(Ljava/lang/Comparable;)Ljava/lang/Object;"));
        Assert.That(find.Exceptions, Is.EqualTo(new[] { "com.acme.stock.StockException" }));
        Assert.That(find.Signature!.Result.ToString(), Is.EqualTo("V"));
        ClassFileMethod convert = crud.Methods.Single(method => method.Name == "convert");
        Assert.That(string.Join(", ", convert.Signature!.Parameters), Is.EqualTo("V, java.lang.Class<U>"));
    }

    [Test]
    public void Names_of_parameters_are_read_from_both_places()
    {
        ClassFileMethod named = Reserve(JavaTools.Compile("classic", 8, "-parameters"), "com.acme.stock.StockService", "reserve");
        Assert.That(named.Parameters.Select(parameter => parameter.Name), Is.EqualTo(new[] { "sku", "count", "weight" }));
        ClassFileMethod local = Reserve(JavaTools.Compile("classic", 8, "-g"), "com.acme.stock.Item", "setPrice");
        Assert.That(local.Parameters, Is.Empty);
        Assert.That(
            local.Locals,
            Is.EquivalentTo(new Dictionary<int, string> { [0] = "this", [1] = "newPrice", [2] = "ignored", [4] = "note" }));
    }

    [Test]
    public void Annotations_have_their_values()
    {
        ClassFile used = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.MarkedUse");
        JavaAnnotation marked = used.Attributes.Annotations.Single();
        Assert.That(marked.Name, Is.EqualTo("com.acme.stock.Marked"));
        Assert.That(marked.Find("number"), Is.EqualTo(new JavaAnnotationValue.Constant(9)));
        Assert.That(((JavaAnnotationValue.Array)marked.Find("texts")!).Items, Is.Empty);
        Assert.That(((JavaAnnotationValue.ClassLiteral)marked.Find("type")!).Type.ToString(), Is.EqualTo("int[]"));
        Assert.That(
            marked.Find("element"), Is.EqualTo(new JavaAnnotationValue.EnumConstant("java.lang.annotation.ElementType", "METHOD")));
        Assert.That(marked.Find("level"), Is.Null);
    }

    [Test]
    public void Annotations_of_parameters_and_types_are_at_their_places()
    {
        ClassFile used = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.MarkedUse");
        ClassFileMethod method = used.Methods.Single(method => method.Name == "use");
        Assert.That(
            method.ParameterAnnotations.Select(annotations => string.Join(", ", annotations.Select(annotation => annotation.Name))),
            Is.EqualTo(new[] { "javax.annotation.Nullable", "javax.validation.constraints.NotNull", "" }));
        JavaTypeAnnotation result = method.Attributes.TypeAnnotations.Single();
        Assert.That((result.Target, result.Index, result.Path), Is.EqualTo((JavaTypeTarget.Result, 0, "")));
        JavaTypeAnnotation item = used.Fields.Single(field => field.Name == "levels").Attributes.TypeAnnotations.Single();
        Assert.That((item.Target, item.Index, item.Path), Is.EqualTo((JavaTypeTarget.Field, 0, "0;")));
        Assert.That(item.Annotation.Find("low"), Is.EqualTo(new JavaAnnotationValue.Constant((sbyte)1)));
        Assert.That(item.Annotation.Find("letter"), Is.EqualTo(new JavaAnnotationValue.Constant('y')));
        Assert.That(item.Annotation.Find("flag"), Is.EqualTo(new JavaAnnotationValue.Constant(false)));
    }

    [Test]
    public void Elements_of_annotations_have_defaults()
    {
        ClassFile marked = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.Marked");
        Dictionary<string, JavaAnnotationValue?> defaults = marked.Methods.ToDictionary(
            method => method.Name, method => method.AnnotationDefault);
        Assert.That(defaults["number"], Is.EqualTo(new JavaAnnotationValue.Constant(7)));
        Assert.That(((JavaAnnotationValue.Array)defaults["texts"]!).Items, Is.EqualTo(
            new[] { new JavaAnnotationValue.Constant("a"), new JavaAnnotationValue.Constant("b") }));
        Assert.That(defaults["type"], Is.EqualTo(new JavaAnnotationValue.ClassLiteral(JavaPrimitiveType.Void)));
        JavaAnnotation level = ((JavaAnnotationValue.Nested)defaults["level"]!).Annotation;
        Assert.That(level.Find("low"), Is.EqualTo(new JavaAnnotationValue.Constant((sbyte)-1)));
    }

    [Test]
    public void Records_sealed_interfaces_and_modules_are_read()
    {
        string folder = JavaTools.Compile("modern", 17);
        ClassFile shape = Classes.Read(folder, "com.acme.modern.Shape");
        Assert.That(
            shape.PermittedSubclasses, Is.EqualTo(new[] { "com.acme.modern.Shape$Circle", "com.acme.modern.Shape$Square" }));
        ClassFile square = Classes.Read(folder, "com.acme.modern.Shape$Square");
        Assert.That(
            square.RecordComponents!.Select(component => $"{component.Type} {component.Name}"),
            Is.EqualTo(new[] { "double side", "java.util.List<java.lang.String> labels" }));
        ClassFileModule module = Classes.Read(folder, "module-info").Module!;
        Assert.That((module.Name, module.Version), Is.EqualTo(("com.acme.modern", (string?)null)));
        Assert.That(module.Requires, Is.EqualTo(new[] { "java.base", "java.logging" }));
        Assert.That(module.Exports, Is.EqualTo(new[] { "com.acme.modern" }));
    }

    [Test]
    public void Deprecation_is_read()
    {
        ClassFile service = Classes.Read(JavaTools.Compile("classic", 8), "com.acme.stock.StockService");
        Assert.That(service.Attributes.IsDeprecated);
        Assert.That(
            service.Methods.Where(method => method.Attributes.IsDeprecated).Select(method => method.Name), Is.EqualTo(new[] { "parts" }));
    }

    private static ClassFileMethod Reserve(string folder, string type, string method) =>
        Classes.Read(folder, type).Methods.First(found => found.Name == method);
}
