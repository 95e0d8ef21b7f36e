using DubboNet.Java.Tests.Contracts;

namespace DubboNet.Java.Tests.Sources;

/// <summary>Tests sources that the compiler rejects or that name classes of other libraries.</summary>
public sealed class SourceSyntaxTests
{
    [TestCase("class A {", ":1: the file ends, but a type is expected")]
    [TestCase("package a.b;\n\nclass A {\n  int a\n}", ":5: '}' is found, but ',' is expected")]
    [TestCase("class A {\n  void a() {\n", ":2: a bracket is not closed")]
    [TestCase("class A {\n  void a(int) { }\n}", ":2: ')' is found, but the name of a parameter is expected")]
    [TestCase("class A { int class; }", ":1: 'class' is found, but the name of a member is expected")]
    [TestCase("import a.b\nclass A { }", ":2: 'class' is found, but ';' is expected")]
    [TestCase("fun main() { }", ":1: 'fun' is found, but a class, an interface, an enum or a record is expected")]
    [TestCase("enum A { B C }", ":1: 'C' is found, but ',' or ';' is expected")]
    [TestCase("class A { }\nclass A { }", ":2: A is declared in ")]
    public void Mistake_has_a_place_and_a_reason(string source, string expected)
    {
        var thrown = Assert.Throws<JavaClassFormatException>(() => Read(source));
        Assert.That(thrown!.Message, Does.Contain($"A.java{expected}").And.EndWith("Correct the source, or name a jar of its classes."));
    }

    [Test]
    public void Depth_and_size_are_limited()
    {
        Fails("types are nested more than 50 deep", string.Concat(Enumerable.Repeat("class A { ", 60)));
        Fails(
            "type arguments are nested more than 50 deep",
            $"class A {{ {string.Concat(Enumerable.Repeat("java.util.List<", 60))}A{new string('>', 60)} a; }}");
        Fails("an array has more than 255 dimensions", $"class A {{ int{string.Concat(Enumerable.Repeat("[]", 300))} a; }}");
        IEnumerable<string> parameters = Enumerable.Range(0, 300).Select(i => $"int a{i}");
        Fails("more than 255 parameters", $"interface A {{ void a({string.Join(", ", parameters)}); }}");
    }

    // Brackets in code have no limit, and none of them is read twice.
    [TestCase("int a = ", "(", ")")]
    [TestCase("void a() ", "{", "}")]
    [TestCase("boolean a = b ", "< b ", "")]
    [TestCase("Object a = new Object() ", "{ { ", "} }")]
    [TestCase("@A(", "{", "}) int a")]
    public void Long_code_is_skipped(string before, string open, string close)
    {
        const int Count = 200_000;
        string closed = close.StartsWith("})", StringComparison.Ordinal) ? new string('}', Count) + close[1..] : Repeat(close, Count);
        Assert.That(Read($"class A {{ {before}{Repeat(open, Count)}{closed}; }}"), Is.EqualTo(new[] { "A" }));
    }

    [TestCase("import com.other.*;", "com.other.Missing")]
    [TestCase("import com.other.*; import java.util.*;", "com.other.Missing")]
    [TestCase("import com.other.*; import com.another.*;", "com.acme.Missing")]
    [TestCase("import com.other.Missing;", "com.other.Missing")]
    [TestCase("import com.other.Outer.Missing;", "com.other.Outer$Missing")]
    [TestCase("", "com.acme.Missing")]
    public void Class_of_another_library_has_the_name_of_its_import(string imports, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "A.java"), $"package com.acme; {imports} public interface A {{ Missing find(); }}");
        using var path = JavaClassPath.Open([folder.Path]);
        var symbols = new JavaSymbols(path);
        Assert.That($"{symbols.Find("com.acme.A")!.Methods[0].Result}", Is.EqualTo(expected));
        symbols.GetReachable(symbols.List("**"));
        Assert.That(symbols.Missing.Select(missing => missing.Name), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Class_of_a_jar_is_found_in_a_package_with_an_asterisk()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "A.java"),
            "package com.acme; import com.other.*; import com.acme.stock.*; public interface A { Item<String> find(Item.Color color); }");
        using var path = JavaClassPath.Open([folder.Path, JavaTools.Compile("classic", 8)]);
        JavaMethodSymbol method = new JavaSymbols(path).Find("com.acme.A")!.Methods[0];
        Assert.That($"{method}", Is.EqualTo("com.acme.stock.Item<java.lang.String> find(com.acme.stock.Item$Color)"));
    }

    [Test]
    public void Source_that_is_cut_or_changed_is_read_or_reported()
    {
        string file = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "nasty", "com", "acme", "nasty", "Nasty.java");
        string source = File.ReadAllText(file);
        for (int length = 0; length < source.Length; length += 3)
            ReadOrReport(source[..length]);
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            char[] changed = source.ToCharArray();
            changed[random.Next(changed.Length)] = "{}()<>\"'/*;,.@=?&[]"[random.Next(19)];
            ReadOrReport(new string(changed));
        }
    }

    private static void ReadOrReport(string source)
    {
        SourceUnit unit;
        try
        {
            unit = DeclarationReader.Read(source, "Nasty.java");
        }
        catch (JavaClassFormatException e)
        {
            Assert.That(e.Message, Does.Match("^Nasty.java:[0-9]+: "));
            return;
        }

        Assert.That(unit.File, Is.EqualTo("Nasty.java"));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void Fails(string problem, string source) =>
        Assert.That(() => Read(source), Throws.InstanceOf<JavaClassFormatException>().With.Message.Contains(problem));

    private static IReadOnlyList<string> Read(string source)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "A.java"), source);
        using var path = JavaClassPath.Open([folder.Path]);
        return path.List("**");
    }
}
