using System.IO.Compression;
using DubboNet.Java.Tests.Maven;

namespace DubboNet.Java.Tests.Generation;

/// <summary>Tests which classes and artifacts contracts are generated from.</summary>
public sealed class ContractGeneratorTests : MavenTest
{
    private const string Api = "com.acme:api:1";

    [Test]
    public void Dependencies_are_read_until_no_class_is_missing()
    {
        AddJar(Api, RepositoryFolder.Dependencies("com.acme:model:1"), name => name == "StockService");
        // The large one is not asked for, so it need not exist.
        AddJar("com.acme:model:1", RepositoryFolder.Dependencies("com.acme:large:1"), name => name != "StockService");
        ContractGeneration found = Generate(new ContractLibrary { Location = Api, Maven = Options() });
        Assert.That(found.ClassPath.Select(Path.GetFileName), Is.EqualTo(new[] { "api-1.jar", "model-1.jar" }));
        Assert.That(found.Problems, Is.Empty);
        Assert.That(found.Translation.Files, Is.Not.Empty);
    }

    [Test]
    public void Dependency_that_is_missing_is_a_problem_if_its_classes_are()
    {
        AddJar(Api, RepositoryFolder.Dependencies("com.acme:model:1"), name => name == "StockService");
        ContractGeneration found = Generate(new ContractLibrary { Location = Api, Maven = Options() });
        Assert.That(found.Problems.Select(problem => problem.Artifact), Is.EqualTo(new[] { "com.acme:model:1" }));
        Assert.That(found.Translation.Omissions, Is.Not.Empty);
    }

    [Test]
    public void All_public_interfaces_become_contracts_if_none_is_named()
    {
        string classes = JavaTools.Compile("classic", 8);
        ContractGeneration found = Generate(new ContractLibrary { Location = classes });
        ContractGeneration named = Generate(new ContractLibrary { Location = classes, Services = ["com.acme.stock.*"] });
        // The pattern matches nested interfaces, too.
        Assert.That(
            found.Translation.Files.Select(file => file.Path),
            Is.SubsetOf(named.Translation.Files.Select(file => file.Path)).And.Contains("Acme/Stock/IStockService.cs"));
    }

    [TestCase("com.acme.stock.StockServise", "com.acme.stock.StockService")]
    [TestCase("com.acme.stok.*", "com.acme.stock.Crud")]
    public void Pattern_without_a_match_names_others(string pattern, string near)
    {
        var library = new ContractLibrary { Location = JavaTools.Compile("classic", 8), Services = [pattern] };
        var thrown = Assert.Throws<ContractLibraryException>(() => Generate(library));
        Assert.That(thrown!.Message, Does.Contain($"'{pattern}'").And.Contain($"Near names are {near},"));
        Assert.That(thrown.Library, Is.EqualTo(library.Location));
    }

    private static ContractGeneration Generate(ContractLibrary library) =>
        ContractGenerator.Generate([library], new ContractOptions { Services = [] });

    // The jar has classes of the sources that other tests use.
    private void AddJar(string coordinates, string pom, Func<string, bool> hasClass)
    {
        Remote.Add(coordinates, pom);
        string jar = Path.Combine(Remote.Path, MavenCoordinates.TryParse(coordinates)!.Path);
        File.Delete(jar);
        using ZipArchive archive = ZipFile.Open(jar, ZipArchiveMode.Create);
        string folder = JavaTools.Compile("classic", 8);
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "com/acme/stock"), "*.class"))
        {
            if (hasClass(Path.GetFileNameWithoutExtension(file)))
                archive.CreateEntryFromFile(file, $"com/acme/stock/{Path.GetFileName(file)}");
        }
    }
}
