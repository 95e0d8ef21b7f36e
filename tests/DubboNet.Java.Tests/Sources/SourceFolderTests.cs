using System.IO.Compression;
using DubboNet.Java.Tests.Contracts;

namespace DubboNet.Java.Tests.Sources;

/// <summary>Compares what is read from Java sources with what is read from the class files that the compiler makes of them.</summary>
public sealed class SourceFolderTests
{
    private static readonly string Interop = Path.Combine(Repository.Path, "interop-java", "contract", "src", "com");

    private static readonly ContractOptions InteropOptions = new()
    {
        Services = ["com.example.**.*Service"],
        Callbacks = ["com.example.frames.Listener"],
        Types = ["com.example.frames.*"],
    };

    [TestCase("classic", 8)]
    [TestCase("contracts", 17)]
    [TestCase("modern", 17)]
    [TestCase("before", 17)]
    [TestCase("after", 17)]
    [TestCase("nasty", 17)]
    public void Classes_are_those_of_the_compiler(string folder, int release)
    {
        string compiled = JavaTools.Compile(folder, release, "-parameters", "-encoding", "UTF-8");
        AssertSame(Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", folder), compiled);
    }

    [Test]
    public void Classes_of_the_interop_contract_are_those_of_the_compiler() =>
        AssertSame(Interop, JavaTools.CompileFolder(Interop, 17, "-parameters"));

    [TestCase(false)]
    [TestCase(true)]
    public void Contracts_of_the_interop_sources_are_those_of_its_jar(bool usesRecords)
    {
        using var folder = new TemporaryFolder();
        string jar = Path.Combine(folder.Path, "interop.jar");
        ZipFile.CreateFromDirectory(JavaTools.CompileFolder(Interop, 17, "-parameters"), jar);
        string sources = Path.Combine(folder.Path, "interop-sources.jar");
        ZipFile.CreateFromDirectory(Path.GetDirectoryName(Interop)!, sources);
        ContractOptions options = InteropOptions with { UseRecords = usesRecords };

        ContractTranslation expected = Translate(options, jar);

        Assert.That(expected.Files, Has.Count.GreaterThan(20));
        Assert.That(Translate(options, Interop).Files, Is.EqualTo(expected.Files));
        Assert.That(Translate(options, Interop).Omissions, Is.Empty);
        Assert.That(Translate(options, sources).Files, Is.EqualTo(expected.Files));
    }

    [TestCase("Classes")]
    [TestCase("Records")]
    [TestCase("Odd")]
    public void Contracts_are_the_golden_ones(string name)
    {
        using var folder = new TemporaryFolder();
        string sources = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "contracts");
        foreach (string file in Directory.GetFiles(sources, "*.java", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder.Path, Path.GetRelativePath(sources, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // The class files of these tests lack this class.
            if (Path.GetFileName(file) != "Unknown.java")
                File.Copy(file, copy);
        }

        ContractTranslation found = Translate(Array.Find(GoldenContractTests.Cases, known => known.Name == name).Options, folder.Path);

        ContractTranslation expected = GoldenContractTests.Translate(name);
        Assert.That(found.Files, Is.EqualTo(expected.Files));
        Assert.That(found.Omissions, Is.EqualTo(expected.Omissions));
    }

    [Test]
    public void Folder_with_class_files_is_read_from_them()
    {
        using var folder = new TemporaryFolder();
        File.Copy(
            Path.Combine(JavaTools.Compile("classic", 8), "com", "acme", "stock", "Crud.class"), Path.Combine(folder.Path, "Crud.class"));
        File.WriteAllText(Path.Combine(folder.Path, "Other.java"), "interface Other { }");
        using var path = JavaClassPath.Open([folder.Path]);
        Assert.That(path.List("**"), Is.EqualTo(new[] { "Crud" }));
    }

    private static ContractTranslation Translate(ContractOptions options, string library)
    {
        using var path = JavaClassPath.Open([library]);
        return ContractTranslator.Translate(path, options);
    }

    private static void AssertSame(string sources, string compiled)
    {
        using var sourcePath = JavaClassPath.Open([sources]);
        using var classPath = JavaClassPath.Open([compiled]);
        var found = new JavaSymbols(sourcePath);
        var expected = new JavaSymbols(classPath);
        IReadOnlyList<JavaClassSymbol> classes = expected.List("**");
        Assert.That(found.List("**").Select(type => type.Name), Is.EqualTo(classes.Select(type => type.Name)));
        Assert.Multiple(() =>
        {
            foreach (JavaClassSymbol type in classes)
                Assert.That(SymbolText.Write(found.Find(type.Name)!), Is.EqualTo(SymbolText.Write(type)), type.Name);
        });
    }
}
