namespace DubboNet.Java.Tests.Contracts;

/// <summary>
/// Tests the C# of classes that Kotlin and Lombok make, which are in <c>Fixtures</c>. With DUBBONET_UPDATE_GOLDEN=1, the expected files
/// are written.
/// </summary>
public sealed class OtherCompilerTests
{
    private static readonly string Tests = Path.Combine(Repository.Path, "tests", "DubboNet.Java.Tests");

    [TestCase("kotlin", "com.acme.kotlin.Catalog")]
    [TestCase("lombok", "com.acme.lombok.Customers")]
    public void Files_are_the_golden_ones(string name, string service)
    {
        ContractTranslation translation = Translate(Path.Combine(Tests, "Fixtures", name), service);
        GoldenFolder.Compare(Path.Combine(Tests, "Contracts", "Golden", name), translation);
        UserProject.Build(translation);
    }

    [Test]
    public void Contracts_of_sources_with_Lombok_are_those_of_its_classes()
    {
        using var folder = new TemporaryFolder();
        string classes = Path.Combine(Tests, "Fixtures", "lombok");
        foreach (string file in Directory.GetFiles(classes, "*.java", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        Assert.That(
            Translate(folder.Path, "com.acme.lombok.Customers").Files, Is.EqualTo(Translate(classes, "com.acme.lombok.Customers").Files));
    }

    private static ContractTranslation Translate(string library, string service)
    {
        using var path = JavaClassPath.Open([library]);
        return ContractTranslator.Translate(path, new ContractOptions { Services = [service] });
    }
}
