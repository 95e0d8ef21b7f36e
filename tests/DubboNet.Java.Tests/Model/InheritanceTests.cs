namespace DubboNet.Java.Tests.Model;

public sealed class InheritanceTests
{
    private const string Package = "com.acme.stock.";

    [TestCase("Parents$Raw", "find", "java.lang.Object find(java.lang.Comparable) throws com.acme.stock.StockException")]
    [TestCase("Parents$Clash", "convert", "<U_ extends java.lang.Object> U_ convert(U, java.lang.Class<U_>)")]
    [TestCase("Parents$Renamed", "convert", "<X extends java.lang.Object> X convert(java.lang.Long, java.lang.Class<X>)")]
    [TestCase("Parents$Both", "get", "java.lang.String get()")]
    [TestCase("Parents$Derived", "get", "java.lang.Integer get()")]
    public void Method_is_as_the_class_sees_it(string type, string method, string expected)
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("classic", 8)]);
        var symbols = new JavaSymbols(path);
        IReadOnlyList<JavaMethodSymbol> methods = symbols.GetMethods(symbols.Find(Package + type)!);
        Assert.That(methods.Where(found => found.Name == method).Select(found => found.ToString()), Is.EqualTo(new[] { expected }));
        Assert.That(methods.Select(found => found.Name), Does.Not.Contain("version").And.Not.Contain("hidden"));
    }

    [Test]
    public void Parents_come_after_their_subclasses()
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("classic", 8)]);
        var symbols = new JavaSymbols(path);
        Assert.That(
            symbols.GetHierarchy(symbols.Find(Package + "Parents$Derived")!).Select(parent => parent.Class.SimpleName),
            Is.EqualTo(new[] { "Derived", "Base", "General" }));
        Assert.That(
            symbols.GetHierarchy(symbols.Find(Package + "Parents$Both")!).Select(parent => parent.Class.SimpleName),
            Is.EqualTo(new[] { "Both", "Special", "General" }));
    }

    [Test]
    public void Missing_classes_are_listed_with_the_class_that_names_them()
    {
        string folder = Directory.CreateTempSubdirectory("dubbonet").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "com", "acme", "stock"));
            string service = Path.Combine("com", "acme", "stock", "StockService.class");
            File.Copy(Path.Combine(JavaTools.Compile("classic", 8), service), Path.Combine(folder, service));
            using var path = JavaClassPath.Open([folder]);
            var symbols = new JavaSymbols(path);
            JavaClassSymbol found = symbols.List("**").Single();
            Assert.That(symbols.GetReachable([found]), Is.EqualTo(new[] { found }));
            Assert.That(
                symbols.Missing.Select(missing => (missing.Name[Package.Length..], missing.ReferredBy)),
                Is.EqualTo(new[] { "Crud", "Item", "StockException", "Item$Color", "Item$Part" }.Select(name => (name, found.Name))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
