using System.Text.Json;
using DubboNet.Java.Tests;

namespace DubboNet.Tool.Tests.Generating;

/// <summary>Tests the command <c>generate</c>.</summary>
internal sealed class GenerateCommandTests
{
    private const string Service = "com.acme.stock.StockService";

    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet").FullName;

    private string Output => Path.Combine(_folder, "Contracts");

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Files_are_written_once()
    {
        ToolRun first = await GenerateAsync(JavaTools.Compile("classic", 8), "--services", Service);
        Assert.That(first.ExitCode, Is.Zero, first.Errors);
        string file = Path.Combine(Output, "Acme", "Stock", "IStockService.cs");
        Assert.That(first.Output, Does.Contain($"wrote   {file}\n"));
        Assert.That(File.ReadAllText(file), Does.Contain($"[DubboService(\"{Service}\")]"));

        ToolRun second = await GenerateAsync(JavaTools.Compile("classic", 8), "--services", Service);
        Assert.That(second.Output, Does.Contain("written 0, deleted 0, unchanged "));

        ToolRun other = await GenerateAsync(
            JavaTools.Compile("classic", 8), "--services", Service, "--namespace", "Stock", "--idempotent", $"{Service}.*");
        Assert.That(other.Output, Does.Contain($"deleted {file}\n"));
        Assert.That(
            File.ReadAllText(Path.Combine(Output, "IStockService.cs")),
            Does.Contain("namespace Stock;").And.Contain("Idempotent = true)]"));
    }

    [Test]
    public async Task Nothing_is_written_if_something_has_no_contract_and_strict_is_set()
    {
        ToolRun strict = await GenerateAsync(OneClass(), "--strict");
        Assert.That(strict.ExitCode, Is.EqualTo(8));
        Assert.That(strict.Output, Does.Contain("no C#   com.acme.stock."));
        Assert.That(Directory.Exists(Output), Is.False);
        Assert.That((await GenerateAsync(OneClass())).ExitCode, Is.Zero);
        Assert.That(Directory.Exists(Output));
    }

    [Test]
    public async Task Report_is_JSON_for_scripts()
    {
        ToolRun run = await GenerateAsync(OneClass(), "--json");
        using var report = JsonDocument.Parse(run.Output);
        Assert.That(report.RootElement.GetProperty("written").GetArrayLength(), Is.Positive);
        Assert.That(report.RootElement.GetProperty("omissions")[0].GetProperty("reason").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task Artifact_is_found_in_a_repository()
    {
        string jar = Path.Combine(_folder, "repository", "com", "acme", "stock", "1", "stock-1.jar");
        Directory.CreateDirectory(Path.GetDirectoryName(jar)!);
        System.IO.Compression.ZipFile.CreateFromDirectory(JavaTools.Compile("classic", 8), jar);
        ToolRun run = await GenerateAsync(
            "com.acme:stock:1", "--repository", Path.Combine(_folder, "repository"), "--services", Service, "--records");
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(File.ReadAllText(Path.Combine(Output, "Acme", "Stock", "Item.cs")), Does.Contain("record Item"));
    }

    [Test]
    public async Task Folder_of_sources_gives_the_files_of_its_classes()
    {
        string sources = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "classic");
        ToolRun run = await GenerateAsync(sources, "--services", Service);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        string classes = JavaTools.Compile("classic", 8, "-parameters");
        ToolRun second = await GenerateAsync(classes, "--services", Service);
        Assert.That(second.ExitCode, Is.Zero, second.Errors);
        // The classes have no comments, and only those of this file have some in the sources.
        Assert.That(
            second.Lines().Where(line => line.StartsWith("wrote", StringComparison.Ordinal)),
            Is.EqualTo(new[] { $"wrote   {Path.Combine(Output, "Acme", "Stock", "IStockService.cs")}" }));
    }

    [Test]
    public async Task Mistake_in_a_source_has_a_place()
    {
        string source = Path.Combine(_folder, "Stock.java");
        await File.WriteAllTextAsync(source, "package com.acme;\n\ninterface Stock {\n    void take(int;\n}\n");
        ToolRun run = await GenerateAsync(_folder);
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(
            run.Errors.ReplaceLineEndings(" "), Does.Contain($"{source}:4: ';' is found, but the name of a parameter is expected."));
    }

    [TestCase(3, "Near names are com.acme.stock.StockService,", "--services", "com.acme.stock.StockServices")]
    [TestCase(3, "com.acme:gone:1 was not found", "com.acme:gone:1", "--repository", "none")]
    [TestCase(2, "'--recrds' is not an option", "--recrds")]
    public async Task Mistake_has_an_exit_code_and_a_message(int code, string message, params string[] arguments)
    {
        ToolRun run = await GenerateAsync([JavaTools.Compile("classic", 8), .. arguments]);
        Assert.That(run.ExitCode, Is.EqualTo(code));
        Assert.That(run.Errors, Does.Contain(message));
    }

    // A folder with one class, which needs others.
    private string OneClass()
    {
        string file = Path.Combine(_folder, "classes", "com", "acme", "stock", "StockService.class");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Path.Combine(JavaTools.Compile("classic", 8), "com", "acme", "stock", "StockService.class"), file, overwrite: true);
        return Path.Combine(_folder, "classes");
    }

    private Task<ToolRun> GenerateAsync(params string[] arguments) =>
        ToolRun.RunAsync(["generate", .. arguments, "--output", Output]);
}
