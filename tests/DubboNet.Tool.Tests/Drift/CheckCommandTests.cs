using System.IO.Compression;
using System.Text.Json;
using DubboNet.Java.Tests;

namespace DubboNet.Tool.Tests.Drift;

/// <summary>Tests the command <c>check</c> with contracts in each form.</summary>
internal sealed class CheckCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet").FullName;

    private string Contracts => Path.Combine(_folder, "Contracts");

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Generated_contracts_fit_their_jar_and_not_a_changed_one()
    {
        await GenerateAsync();
        ToolRun same = await ToolRun.RunAsync("check", "--contracts", Contracts, JavaTools.Compile("before", 8));
        Assert.That(same.ExitCode, Is.Zero, same.Output + same.Errors);
        Assert.That(same.Output, Is.EqualTo("0 breaking, 0 harmless changes.\n"));

        ToolRun changed = await ToolRun.RunAsync("check", "--contracts", Contracts, JavaTools.Compile("after", 8));
        Assert.That(changed.ExitCode, Is.EqualTo(8));
        Assert.That(changed.Output, Does.StartWith("breaking service removed: com.acme.drift.Closed\n"));
        Assert.That(changed.Output, Does.Contain(
            "breaking field renamed: com.acme.drift.Item sku: sku -> number\n"
                + "         The value is lost in both directions if it is the same field. Change the name with [HessianField].\n"));
        Assert.That(changed.Output, Does.Contain("harmless method added: com.acme.drift.Stock added(java.lang.String)\n"));
    }

    [Test]
    public async Task Report_is_JSON_for_scripts()
    {
        await GenerateAsync();
        string jar = Path.Combine(_folder, "after.jar");
        await ZipFile.CreateFromDirectoryAsync(JavaTools.Compile("after", 8), jar);
        ToolRun one = await ToolRun.RunAsync("check", "-c", Contracts, jar, "-s", "com.acme.drift.Opened");
        Assert.That(one.ExitCode, Is.EqualTo(3), "the contracts do not have it");
        ToolRun changed = await ToolRun.RunAsync("check", "-c", jar, JavaTools.Compile("before", 8), "--json");
        using JsonDocument report = JsonDocument.Parse(changed.Output);
        Assert.That(changed.ExitCode, Is.EqualTo(8));
        JsonElement[] changes = [.. report.RootElement.GetProperty("changes").EnumerateArray()];
        Assert.That(report.RootElement.GetProperty("breaking").GetInt32(), Is.EqualTo(changes.Count(IsBreaking)));
        JsonElement method = changes.Single(change => change.GetProperty("member").GetString() == "remove(java.lang.String)");
        Assert.That(method.GetProperty("kind").GetString(), Is.EqualTo("MethodAdded"));
        Assert.That(IsBreaking(method), Is.False);
    }

    [Test]
    public async Task Assembly_is_compared_with_the_Java_interfaces_of_its_contracts()
    {
        string frames = Path.Combine(TestContext.CurrentContext.TestDirectory, "Frames.dll");
        string classes = Export.ExportedProject.CompileInterop("check");
        ToolRun run = await ToolRun.RunAsync("check", "-c", frames, classes, "-s", "com.example.frames.FrameService");
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Errors);
        Assert.That(run.Output, Does.Contain(
            "harmless exception added: com.example.frames.FrameService fail(java.lang.String): com.example.frames.FrameException"));
        Assert.That(run.Output, Does.Contain("0 breaking, "));
    }

    [Test]
    public async Task Exported_contract_fits_its_own_assembly()
    {
        string project = Export.ExportedProject.CreateFolder("check");
        await Export.ExportedProject.ExportAsync(Export.ExportedProject.Contracts, project, "--services", "com.acme.pricing.*");
        string classes = Export.ExportedProject.Compile(project);
        ToolRun run = await ToolRun.RunAsync("check", "-c", Export.ExportedProject.Contracts, classes, "-s", "com.acme.pricing.*");
        Assert.That(run.Output, Is.EqualTo("0 breaking, 0 harmless changes.\n"), run.Errors);
    }

    [Test]
    public async Task Artifact_is_compared_with_the_classes_of_its_dependencies()
    {
        await GenerateAsync();
        await PublishAsync("api", JavaTools.Compile("before", 8), name => name != "Item.class");
        await PublishAsync("data", JavaTools.Compile("before", 8), name => name == "Item.class");
        string repository = Path.Combine(_folder, "repository");
        string[] check = ["check", "-c", Contracts, "--repository", repository];

        ToolRun same = await ToolRun.RunAsync([.. check, "com.acme:api:1"]);
        File.Delete(Path.Combine(repository, "com", "acme", "data", "1", "data-1.jar"));
        ToolRun incomplete = await ToolRun.RunAsync([.. check, "com.acme:api:1"]);
        ToolRun gone = await ToolRun.RunAsync([.. check, "com.acme:gone:1"]);

        Assert.That((same.ExitCode, same.Output), Is.EqualTo((0, "0 breaking, 0 harmless changes.\n")), same.Errors);
        Assert.That(incomplete.ExitCode, Is.EqualTo(8), incomplete.Errors);
        Assert.That(incomplete.Output, Does.Contain("not compared: com.acme:data:1: it was not found. "));
        Assert.That(gone.ExitCode, Is.EqualTo(3));
        Assert.That(gone.Errors, Does.Contain("com.acme:gone:1 was not found"));
    }

    [TestCase("missing", "has no contracts.snapshot.json")]
    [TestCase("broken.json", "is not a snapshot of contracts")]
    public async Task Path_without_contracts_is_an_error(string path, string message)
    {
        JavaTools.Compile("before", 8);
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.json"), "[]");
        ToolRun run = await ToolRun.RunAsync("check", "-c", Path.Combine(_folder, path), JavaTools.Compile("before", 8));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain(message));
    }

    private static bool IsBreaking(JsonElement change) => change.GetProperty("breaking").GetBoolean();

    // The artifact depends on com.acme:data, unless it is that one.
    private async Task PublishAsync(string artifact, string classes, Func<string, bool> isIncluded)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "repository", "com", "acme", artifact, "1")).FullName;
        await using (ZipArchive jar = await ZipFile.OpenAsync(Path.Combine(folder, $"{artifact}-1.jar"), ZipArchiveMode.Create))
        {
            foreach (string path in Directory.EnumerateFiles(classes, "*.class", SearchOption.AllDirectories))
            {
                if (isIncluded(Path.GetFileName(path)))
                    await jar.CreateEntryFromFileAsync(path, Path.GetRelativePath(classes, path));
            }
        }

        string dependency = artifact == "data"
            ? ""
            : "<dependencies><dependency><groupId>com.acme</groupId><artifactId>data</artifactId><version>1</version></dependency>"
                + "</dependencies>";
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{artifact}-1.pom"),
            $"<project><groupId>com.acme</groupId><artifactId>{artifact}</artifactId><version>1</version>{dependency}</project>");
    }

    private async Task GenerateAsync()
    {
        ToolRun run = await ToolRun.RunAsync("generate", JavaTools.Compile("before", 8), "--output", Contracts);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
    }
}
