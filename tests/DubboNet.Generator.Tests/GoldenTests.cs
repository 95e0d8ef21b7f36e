using Microsoft.CodeAnalysis;

namespace DubboNet.Generator.Tests;

/// <summary>
/// Tests the exact generated code. The files generated from each <c>Golden/X.cs</c> are in a folder beside it. With
/// DUBBONET_UPDATE_GOLDEN=1, they are written.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Path, "tests", "DubboNet.Generator.Tests", "Golden");

    private static IEnumerable<string> Cases =>
        Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void Generated_code_is_as_in_the_golden_files(string name)
    {
        SortedDictionary<string, string> files = Sample.Generate(Sample.Compile(Input(name)), out _);
        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_GOLDEN") == "1")
            Rewrite(name, files);
        Assert.That(files, Is.EqualTo(Expected(name)));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Generated_code_compiles_without_a_warning(string name)
    {
        Sample.Generate(Sample.Compile(Input(name)), out Compilation result);
        Assert.That(Sample.Complaints(result), Is.Empty);
        Assert.That(await Sample.AnalyzeAsync(result), Is.Empty);
    }

    private static string Input(string name) => File.ReadAllText(Path.Combine(Folder, name, "Input.cs"));

    private static IEnumerable<string> Outputs(string name) => Directory.EnumerateFiles(Path.Combine(Folder, name), "*.g.cs");

    private static SortedDictionary<string, string> Expected(string name) =>
        new(Outputs(name).ToDictionary(path => Path.GetFileName(path), File.ReadAllText), StringComparer.Ordinal);

    private static void Rewrite(string name, SortedDictionary<string, string> files)
    {
        foreach (string path in Outputs(name))
            File.Delete(path);
        foreach ((string file, string text) in files)
            File.WriteAllText(Path.Combine(Folder, name, file), text);
    }
}
