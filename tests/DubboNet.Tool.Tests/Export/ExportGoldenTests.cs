namespace DubboNet.Tool.Tests.Export;

/// <summary>
/// Tests the exact Java sources of the contracts in <c>Contracts</c>. With DUBBONET_UPDATE_GOLDEN=1, the golden files are written.
/// </summary>
internal sealed class ExportGoldenTests
{
    private static readonly string Golden = Path.Combine(Repository.Path, "tests", "DubboNet.Tool.Tests", "Export", "Golden");

    private static readonly string[] Options =
        ["--services", "com.acme.pricing.*", "--group-id", "com.acme", "--artifact-id", "pricing-api", "--artifact-version", "1.2.3"];

    [Test]
    public async Task Sources_are_as_in_the_golden_files()
    {
        string folder = ExportedProject.CreateFolder("golden");
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, Options);
        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_GOLDEN") == "1")
            await ExportedProject.ExportAsync(ExportedProject.Contracts, Golden, Options);
        Assert.That(Read(folder), Is.EqualTo(Read(Golden)));
    }

    [TestCase("plain")]
    [TestCase("futures", "--futures", "--unchecked")]
    public async Task Sources_compile_without_a_warning(string name, params string[] options)
    {
        ExportedProject.RequireJdk();
        string folder = ExportedProject.CreateFolder(name);
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, [.. Options, .. options]);
        string classes = ExportedProject.Compile(folder);
        Assert.That(File.Exists(Path.Combine(classes, "com", "acme", "pricing", "Pricing.class")));
    }

    [Test]
    public async Task All_contracts_and_types_of_an_assembly_compile_without_a_warning()
    {
        ExportedProject.RequireJdk();
        string folder = ExportedProject.CreateFolder("all");
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder);
        string classes = ExportedProject.Compile(folder);
        // No contract refers to it.
        Assert.That(File.Exists(Path.Combine(classes, "com", "acme", "pricing", "Pallet.class")));
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
