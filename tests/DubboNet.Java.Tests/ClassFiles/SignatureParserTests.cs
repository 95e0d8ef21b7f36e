namespace DubboNet.Java.Tests.ClassFiles;

public sealed class SignatureParserTests
{
    private const string File = "X.class";

    [TestCase("I", "int")]
    [TestCase("[[J", "long[][]")]
    [TestCase("Ljava/lang/String;", "java.lang.String")]
    [TestCase("TT;", "T")]
    [TestCase("[TT;", "T[]")]
    [TestCase("Ljava/util/Map<Ljava/lang/String;[I>;", "java.util.Map<java.lang.String, int[]>")]
    [TestCase("Ljava/util/List<*>;", "java.util.List<?>")]
    [TestCase("Ljava/util/List<+TT;>;", "java.util.List<? extends T>")]
    [TestCase("Ljava/util/List<-[Ljava/lang/Long;>;", "java.util.List<? super java.lang.Long[]>")]
    [TestCase("LOuter<TT;>.Inner<TU;>.Last;", "Outer<T>.Inner<U>.Last")]
    [TestCase("LOuter.Inner<TU;>;", "Outer$Inner<U>")]
    public void Type_of_a_field_is_parsed(string signature, string expected) =>
        Assert.That(new SignatureParser(signature, File, 0).ParseField().ToString(), Is.EqualTo(expected));

    [Test]
    public void Inner_class_of_a_generic_class_has_its_binary_name()
    {
        var type = (JavaClassType)new SignatureParser("La/Outer<TT;>.Inner;", File, 0).ParseField();
        Assert.That((type.Name, type.Outer?.ToString()), Is.EqualTo(("a.Outer$Inner", "a.Outer<T>")));
    }

    [TestCase("()V", "", "", "void", "")]
    [TestCase("(IJ[Ljava/lang/String;)Z", "", "int, long, java.lang.String[]", "boolean", "")]
    [TestCase("<T:Ljava/lang/Object;>(TT;)TT;", "T extends java.lang.Object", "T", "T", "")]
    [TestCase("<E::Ljava/lang/Runnable;:La/B<TE;>;>()V^TE;^La/C;", "E extends java.lang.Runnable & a.B<E>", "", "void", "E, a.C")]
    [TestCase("<A:TB;B:>()V", "A extends B, B extends java.lang.Object", "", "void", "")]
    public void Types_of_a_method_are_parsed(string signature, string typeParameters, string parameters, string result, string exceptions)
    {
        MethodSignature parsed = new SignatureParser(signature, File, 0).ParseMethod();
        Assert.That(string.Join(", ", parsed.TypeParameters), Is.EqualTo(typeParameters));
        Assert.That(string.Join(", ", parsed.Parameters), Is.EqualTo(parameters));
        Assert.That(parsed.Result.ToString(), Is.EqualTo(result));
        Assert.That(string.Join(", ", parsed.Exceptions), Is.EqualTo(exceptions));
    }

    [Test]
    public void Parents_of_a_class_are_parsed()
    {
        ClassSignature parsed = new SignatureParser("<T:Ljava/lang/Object;>La/B<TT;>;La/C;La/D<[I>;", File, 0).ParseClass();
        Assert.That(parsed.Superclass.ToString(), Is.EqualTo("a.B<T>"));
        Assert.That(string.Join(", ", parsed.Interfaces), Is.EqualTo("a.C, a.D<int[]>"));
    }

    [TestCase("")]
    [TestCase("V")]
    [TestCase("X")]
    [TestCase("II")]
    [TestCase("L;")]
    [TestCase("La//B;")]
    [TestCase("La/B")]
    [TestCase("La/B<>;")]
    [TestCase("La/B<I>;")]
    [TestCase("La/B<*;")]
    [TestCase("La/B;.C;")]
    [TestCase("T;")]
    public void Type_that_is_not_valid_names_the_file_and_the_place(string signature)
    {
        var thrown = Assert.Throws<JavaClassFormatException>(() => new SignatureParser(signature, File, 12).ParseField());
        Assert.That(
            thrown!.Message, Does.StartWith($"X.class, byte 12: the descriptor or signature '{signature}' is not valid at character "));
    }

    [Test]
    public void Depth_and_number_of_parameters_are_limited()
    {
        string deep = string.Concat(Enumerable.Repeat("LA<", 101)) + "*" + string.Concat(Enumerable.Repeat(">;", 101));
        string nested = $"LA{string.Concat(Enumerable.Repeat(".B", 101))};";
        string wide = $"({new string('I', 256)})V";
        string array = new string('[', 256) + "I";
        foreach (string signature in new[] { deep, nested, array })
            Assert.Throws<JavaClassFormatException>(() => new SignatureParser(signature, File, 0).ParseField());
        Assert.Throws<JavaClassFormatException>(() => new SignatureParser(wide, File, 0).ParseMethod());
    }
}
