using System.Text.Json;

namespace DubboNet.Tool.Tests.Export;

/// <summary>Tests what the command reports, and which files it writes.</summary>
internal sealed class ExportCommandTests
{
    private static readonly string[] Pricing = ["--services", "com.acme.pricing.*"];

    [Test]
    public async Task Only_changed_files_are_written_and_old_ones_are_deleted()
    {
        string folder = ExportedProject.CreateFolder("changes");
        await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, Pricing);
        string price = Path.Combine(folder, "src", "main", "java", "com", "acme", "pricing", "Price.java");
        string listener = Path.Combine(Path.GetDirectoryName(price)!, "PriceListener.java");
        string old = Path.Combine(Path.GetDirectoryName(price)!, "Old.java");
        string own = Path.Combine(Path.GetDirectoryName(price)!, "Own.java");
        await File.AppendAllTextAsync(price, "// changed\n");
        File.Copy(listener, old);
        await File.WriteAllTextAsync(own, "class Own {}\n");
        DateTime before = File.GetLastWriteTimeUtc(listener);

        ToolRun run = await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, [.. Pricing, "--json"]);

        using JsonDocument report = JsonDocument.Parse(run.Output);
        var changes = report.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("change").GetString());
        Assert.Multiple(() =>
        {
            Assert.That(changes["src/main/java/com/acme/pricing/Price.java"], Is.EqualTo("changed"));
            Assert.That(changes["src/main/java/com/acme/pricing/Old.java"], Is.EqualTo("deleted"));
            Assert.That(changes.Values.Count(change => change == "unchanged"), Is.EqualTo(changes.Count - 2));
            Assert.That(File.ReadAllText(price), Does.Not.Contain("// changed"));
            Assert.That(File.Exists(old), Is.False);
            Assert.That(File.Exists(own), "the user's own file");
            Assert.That(File.GetLastWriteTimeUtc(listener), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Own_pom_is_kept_and_own_source_is_an_error()
    {
        string folder = ExportedProject.CreateFolder("own");
        await File.WriteAllTextAsync(Path.Combine(folder, "pom.xml"), "<project/>");
        ToolRun run = await ExportedProject.ExportAsync(ExportedProject.Contracts, folder, Pricing);
        Assert.That(run.Output, Does.Contain("kept pom.xml"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, "pom.xml")), Is.EqualTo("<project/>"));

        await File.WriteAllTextAsync(
            Path.Combine(folder, "src", "main", "java", "com", "acme", "pricing", "Price.java"), "class Price {}\n");
        ToolRun second = await ToolRun.RunAsync(["export", ExportedProject.Contracts, "-o", folder, .. Pricing]);
        Assert.That(second.ExitCode, Is.EqualTo(3));
        Assert.That(second.Errors.ReplaceLineEndings(""), Does.Contain("Price.java' was not written by dubbonet export"));
    }

    [Test]
    public async Task What_Java_cannot_have_is_reported_with_member_and_reason()
    {
        ToolRun run = await ExportedProject.ExportAsync(
            ExportedProject.Contracts, ExportedProject.CreateFolder("omissions"), [.. Pricing, "--json"]);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        string[] omissions =
        [
            .. report.RootElement.GetProperty("omissions").EnumerateArray().Select(omission =>
                $"{omission.GetProperty("type")}.{omission.GetProperty("member")}: {omission.GetProperty("reason")}"),
        ];
        Assert.That(omissions, Is.EqualTo(new[]
        {
            "Acme.Pricing.IPricing.DefaultAsync: 'default' is a word of the Java language. State another name with "
                + "[DubboMethod(\"name\")].",
            "Acme.Pricing.IPricing.NotifyAsync: Each Java object has another method notify(). State another name with "
                + "[DubboMethod(\"name\")].",
            "Acme.Pricing.Label.missing: The Java class com.acme.shapes.Numbers is stated, and no C# type of the export is that class. "
                + "Declare one with [HessianType].",
            "Acme.Pricing.Product.Class: 'class' is a word of the Java language. State another name with [HessianField(\"name\")].",
        }));
    }

    [Test]
    public async Task Strict_fails_if_something_is_left_out()
    {
        ToolRun run = await ToolRun.RunAsync(
            ["export", ExportedProject.Contracts, "-o", ExportedProject.CreateFolder("strict"), "--strict", .. Pricing]);
        Assert.That(run.ExitCode, Is.EqualTo(8));
        Assert.That(run.Errors, Does.Contain("left out: Acme.Pricing.IPricing.NotifyAsync"));

        ToolRun complete = await ToolRun.RunAsync(
            "export", ExportedProject.Contracts, "-o", ExportedProject.CreateFolder("strict-complete"), "--strict",
            "--services", "com.acme.pricing.PriceListener");
        Assert.That(complete.ExitCode, Is.Zero, complete.Errors);
    }

    [TestCase("missing.dll", "The assembly 'missing.dll' does not exist.")]
    [TestCase("DubboNet.Tool.Tests.deps.json", "is not an assembly of .NET.")]
    [TestCase("DubboNet.Hessian.dll", "has no interface with a [DubboService] attribute.")]
    public async Task Assembly_that_cannot_be_exported_is_an_error(string file, string message)
    {
        string path = file == "missing.dll" ? file : Path.Combine(TestContext.CurrentContext.TestDirectory, file);
        ToolRun run = await ToolRun.RunAsync("export", path, "-o", ExportedProject.CreateFolder("errors"));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors.ReplaceLineEndings(" ").Replace("  ", " "), Does.Contain(message));
    }
}
