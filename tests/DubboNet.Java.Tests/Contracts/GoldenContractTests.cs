using System.IO.Compression;

namespace DubboNet.Java.Tests.Contracts;

/// <summary>
/// Tests the C# of the Java sources in <c>Java/contracts</c>. The expected files are in <c>Golden</c>. With DUBBONET_UPDATE_GOLDEN=1, they
/// are written.
/// </summary>
public sealed class GoldenContractTests
{
    /// <summary>The options of each folder with expected files.</summary>
    internal static readonly (string Name, ContractOptions Options)[] Cases =
    [
        (
            "Classes",
            new ContractOptions
            {
                Services = ["com.acme.orders.*Service"],
                Callbacks = ["com.acme.orders.*Listener"],
                Idempotent = ["com.acme.orders.OrderService.find*", "com.acme.orders.OrderService.fnd"],
            }
        ),
        (
            "Records",
            new ContractOptions
            {
                Services = ["com.acme.orders.*Service"],
                Types = ["com.acme.orders.model.Page"],
                Namespace = "Shop.Contracts",
                UseRecords = true,
                IsInternal = true,
                IncludeDefaultMethods = false,
                HasImplicitUsings = true,
            }
        ),
        (
            "Odd",
            new ContractOptions
            {
                Services = ["com.acme.odd.*Service"],
                Callbacks = ["com.acme.odd.*Listener"],
                Types = ["com.acme.odd.Task"],
            }
        ),
    ];

    private static IEnumerable<string> Names => Cases.Select(found => found.Name);

    [TestCaseSource(nameof(Names))]
    public void Files_are_the_golden_ones(string name)
    {
        ContractTranslation translation = Translate(name);
        GoldenFolder.Compare(
            Path.Combine(Repository.Path, "tests", "DubboNet.Java.Tests", "Contracts", "Golden", name), translation);
    }

    [Test]
    public void Names_do_not_depend_on_other_services()
    {
        ContractOptions options = Cases[0].Options;
        ContractTranslation all = Translate(options with { Services = ["com.acme.orders.**"] });
        Assert.That(Translate(options).Files, Is.SubsetOf(all.Files));
    }

    internal static ContractTranslation Translate(string name) => Translate(Array.Find(Cases, found => found.Name == name).Options);

    private static ContractTranslation Translate(ContractOptions options)
    {
        using var folder = new TemporaryFolder();
        string jar = Path.Combine(folder.Path, "orders-1.0.jar");
        ZipFile.CreateFromDirectory(JavaTools.Compile("contracts", 17, "-encoding", "UTF-8"), jar);
        // This class is missing on the class path.
        using (ZipArchive archive = ZipFile.Open(jar, ZipArchiveMode.Update))
            archive.GetEntry("com/acme/odd/Unknown.class")!.Delete();
        string sources = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "contracts");
        ZipFile.CreateFromDirectory(sources, Path.Combine(folder.Path, "orders-1.0-sources.jar"));
        using var path = JavaClassPath.Open([jar]);
        return ContractTranslator.Translate(path, options);
    }
}
