using System.IO.Compression;

namespace DubboNet.Java.Tests.Model;

public sealed class ParameterTests
{
    [TestCase("", "arg0 arg1 arg2", JavaNameSource.Index)]
    [TestCase("-parameters", "sku count weight", JavaNameSource.MethodParameters)]
    public void Parameter_of_an_interface_has_a_name_if_the_compiler_wrote_it(string option, string names, JavaNameSource source) =>
        AssertNames(option, "StockService", "reserve", names, source);

    [TestCase("-g:none", "arg0 arg1 arg2", JavaNameSource.Index)]
    [TestCase("-g", "newPrice ignored note", JavaNameSource.LocalVariable)]
    [TestCase("-parameters", "newPrice ignored note", JavaNameSource.MethodParameters)]
    public void Parameter_of_a_class_has_the_name_of_its_variable(string option, string names, JavaNameSource source) =>
        AssertNames(option, "Item", "setPrice", names, source);

    [Test]
    public void Sources_beside_the_jar_give_names_and_documentation()
    {
        string folder = Directory.CreateTempSubdirectory("dubbonet").FullName;
        try
        {
            string jar = Path.Combine(folder, "stock-1.0.jar");
            ZipFile.CreateFromDirectory(JavaTools.Compile("classic", 8, "-g:source"), jar);
            ZipFile.CreateFromDirectory(
                Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "classic"), Path.Combine(folder, "stock-1.0-sources.jar"));
            using var path = JavaClassPath.Open([jar]);
            JavaClassSymbol crud = new JavaSymbols(path).Find("com.acme.stock.Crud")!;
            JavaMethodSymbol findAll = crud.Methods.Single(method => method.Name == "findAll");
            Assert.That(
                findAll.Parameters.Select(parameter => (parameter.Name, parameter.NameSource)),
                Is.EqualTo(new[] { ("filter", JavaNameSource.Source), ("keys", JavaNameSource.Source) }));
            Assert.That(findAll.Documentation, Is.EqualTo("Finds all.\n\n@param filter what to find"));
            Assert.That(crud.Documentation, Is.EqualTo("Finds values by keys."));
            Assert.That(crud.Methods[0].Documentation, Is.Null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Annotations_say_what_can_be_null()
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("classic", 8)]);
        var symbols = new JavaSymbols(path);
        JavaMethodSymbol use = symbols.Find("com.acme.stock.MarkedUse")!.Methods.Single();
        Assert.That(
            use.Parameters.Select(parameter => parameter.Nullness),
            Is.EqualTo(new[] { JavaNullness.Nullable, JavaNullness.NotNull, JavaNullness.NotNull }));
        JavaMethodSymbol note = symbols.Find("com.acme.stock.StockService")!.Methods.Single(method => method.Name == "note");
        Assert.That(note.ResultNullness, Is.EqualTo(JavaNullness.Nullable));
        Assert.That(
            note.Parameters.Select(parameter => parameter.Nullness), Is.EqualTo(new[] { JavaNullness.Nullable, JavaNullness.Unknown }));
        Assert.That(
            symbols.Find("com.acme.stock.MarkedUse")!.Fields.Select(field => field.Nullness),
            Is.EqualTo(new[] { JavaNullness.NotNull, JavaNullness.Unknown }));
    }

    private static void AssertNames(string option, string type, string method, string names, JavaNameSource source)
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("classic", 8, option.Length > 0 ? [option] : [])]);
        JavaMethodSymbol found = new JavaSymbols(path).Find($"com.acme.stock.{type}")!.Methods.First(found => found.Name == method);
        Assert.That(string.Join(' ', found.Parameters.Select(parameter => parameter.Name)), Is.EqualTo(names));
        Assert.That(found.Parameters.Select(parameter => parameter.NameSource), Is.All.EqualTo(source));
    }
}
