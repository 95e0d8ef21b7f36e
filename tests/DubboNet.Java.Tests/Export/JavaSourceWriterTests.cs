namespace DubboNet.Java.Tests.Export;

internal sealed class JavaSourceWriterTests
{
    private static readonly JavaClassType Text = new("java.lang.String", []);

    [Test]
    public void Class_that_is_used_more_often_is_imported()
    {
        string text = Write(
            Class("com.acme.Dates", Field("a", "java.sql.Date"), Field("b", "java.util.Date"), Field("c", "java.util.Date")));
        Assert.That(text, Does.Contain("import java.util.Date;").And.Contain("private java.sql.Date a;").And.Contain("private Date b;"));
    }

    [Test]
    public void Class_of_the_package_stands_before_one_of_the_language()
    {
        string text = Write(
            Class("com.acme.Order", Field("any", "java.lang.Integer"), Field("own", "com.acme.Object")),
            Class("com.acme.Integer"),
            Class("com.acme.Object"));
        Assert.That(text, Does.Contain("import java.lang.Integer;").And.Contain("private Integer any;").And.Contain("private Object own;"));
    }

    [Test]
    public void Class_that_a_superclass_has_inside_hides_an_import()
    {
        JavaDeclaration derived = Class("com.acme.Derived", Field("line", "com.other.Line")) with { Superclass = new("com.acme.Base", []) };
        string text = Write(derived, Class("com.acme.Base"), Class("com.acme.Base$Line"), Class("com.other.Line"));
        Assert.That(text, Does.Not.Contain("import").And.Contain("private com.other.Line line;"));
    }

    [Test]
    public void Deprecated_class_of_another_package_is_not_imported()
    {
        JavaDeclaration old = Class("com.other.Old") with { Documentation = JavaDocumentation.None with { Deprecation = "Use New." } };
        string text = Write(Class("com.acme.User", Field("old", "com.other.Old")), old);
        Assert.That(text, Does.Not.Contain("import com").And.Contain("private com.other.Old old;"));
        Assert.That(text, Does.Contain("@SuppressWarnings(\"deprecation\")"));
    }

    [Test]
    public void Accessors_do_not_clash()
    {
        JavaDeclaration parent = Class("com.acme.Base", new JavaFieldDeclaration("label", Text, JavaDocumentation.None));
        JavaDeclaration type = Class(
            "com.acme.Derived",
            new JavaFieldDeclaration("label", JavaPrimitiveType.Int, JavaDocumentation.None),
            new JavaFieldDeclaration("name", Text, JavaDocumentation.None),
            new JavaFieldDeclaration("Name", Text, JavaDocumentation.None),
            new JavaFieldDeclaration("isOpen", JavaPrimitiveType.Boolean, JavaDocumentation.None)) with
        { Superclass = new("com.acme.Base", []) };
        string text = Write(type, parent);
        foreach (string getter in (string[])["int getLabelOfDerived()", "String getName()", "String getName2()", "boolean isOpen()"])
            Assert.That(text, Does.Contain($"public {getter} {{"));
    }

    [Test]
    public void Whole_project_compiles_without_a_warning()
    {
        RequiredJava.Check(JavaTools.Release < 8 ? "javac was not found. Install a JDK." : null);
        string folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "written");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        JavaDocumentation strange = new("End */ of \\u000a a @tag <b> & {@code x}", [], null);
        JavaProject project = Project(
            Class("com.acme.Order", Field("a", "java.lang.Object"), Field("b", "com.acme.Object"), Field("c", "java.util.Map$Entry")),
            Class("com.acme.Object$Line") with { Documentation = strange with { Text = JavadocText.Escape(strange.Text!) } },
            Class("com.acme.Object"),
            Class("NoPackage") with { Documentation = new(JavadocText.Code("*/ {"), []) });
        JavaProjectFolder.Write(folder, project.CreateFiles());
        JavaTools.Run("javac", [
            "--release", "8", "-Xlint:all,-rawtypes", "-Werror", "-d", Path.Combine(folder, "out"),
            .. Directory.GetFiles(folder, "*.java", SearchOption.AllDirectories),
        ]);
        Assert.That(File.Exists(Path.Combine(folder, "out", "com", "acme", "Object$Line.class")));
    }

    [Test]
    public void Class_that_is_declared_twice_is_an_error() =>
        Assert.That(() => Project(Class("com.acme.Order"), Class("com.acme.Order")).CreateFiles(), Throws.ArgumentException);

    private static JavaDeclaration Class(string name, params JavaFieldDeclaration[] fields) =>
        new() { Name = name, Kind = JavaClassKind.Class, Fields = fields };

    private static JavaFieldDeclaration Field(string name, string type) => new(name, new JavaClassType(type, []), JavaDocumentation.None);

    private static JavaProject Project(params JavaDeclaration[] declarations) => new("com.acme", "test", "1", "Test.dll", declarations);

    /// <summary>Returns the file of the first class.</summary>
    private static string Write(params JavaDeclaration[] declarations) => Project(declarations).CreateFiles()
        .Single(file => file.Path == $"src/main/java/{declarations[0].Name.Replace('.', '/')}.java").Text;
}
