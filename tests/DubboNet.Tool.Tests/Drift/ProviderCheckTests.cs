using System.Text.Json;

namespace DubboNet.Tool.Tests.Drift;

/// <summary>Tests the command <c>check</c> with providers of Java and .NET.</summary>
[Property("Feature", "67")]
public sealed class ProviderCheckTests
{
    private const string Service = "com.example.frames.FrameService";

    private readonly TemporaryFolder _folder = new();

    private string Contracts => _folder.PathOf("Contracts");

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    [Category("Java")]
    public async Task Methods_are_compared_with_what_Java_tells_over_telnet()
    {
        string address = await JavaPeers.GetAddressAsync("2.6");
        await GenerateAsync("2.6", "com.example.frames.*Service", "--callbacks", "com.example.frames.Listener");

        ToolRun same = await ToolRun.RunAsync("check", "-c", Contracts, address);
        await ReplaceAsync("\"addLong\"", "\"plusLong\"");
        await ReplaceAsync("com.example.frames.GraphService", "com.example.frames.Gone");
        ToolRun changed = await ToolRun.RunAsync("check", "-c", Contracts, address);

        Assert.Multiple(() =>
        {
            Assert.That(same.ExitCode, Is.Zero, same.Output + same.Errors);
            Assert.That(same.Output, Does.EndWith("0 breaking, 0 harmless changes.\n"));
            Assert.That(same.Output, Does.Contain(
                $"not compared: {Service}: classes of parameters and results, because telnet does not tell them\n"));
            Assert.That(
                same.Output, Does.Contain("not compared: com.example.frames.Listener: its methods, because consumers implement it"));
            Assert.That(changed.ExitCode, Is.EqualTo(8), changed.Errors);
            Assert.That(changed.Output, Does.Contain($"breaking method removed: {Service} plusLong(java.lang.Long, long)\n"));
            Assert.That(changed.Output, Does.Contain($"harmless method added: {Service} addLong(java.lang.Long, long)\n"));
            Assert.That(changed.Output, Does.Contain("breaking service removed: com.example.frames.Gone\n"));
        });
    }

    [Test]
    [Category("Java")]
    public async Task What_a_provider_does_not_tell_is_listed()
    {
        string address = await JavaPeers.GetAddressAsync("3.3");
        await GenerateAsync("3.3", Service);

        ToolRun lenient = await ToolRun.RunAsync("check", "-c", Contracts, address, "--json");
        ToolRun strict = await ToolRun.RunAsync("check", "-c", Contracts, address, "--strict");

        using var report = JsonDocument.Parse(lenient.Output);
        Assert.That((lenient.ExitCode, strict.ExitCode), Is.EqualTo((0, 8)), lenient.Errors + strict.Errors);
        Assert.That(
            report.RootElement.GetProperty("notCompared").EnumerateArray().Select(part => part.GetString()),
            Is.EqualTo([$"{Service}: its methods, because the provider tells only the name of the interface"]));
    }

    [Test]
    public async Task Provider_without_the_service_is_a_breaking_change()
    {
        await using var provider = new DotNetPeer();
        string assembly = Path.Combine(TestContext.CurrentContext.TestDirectory, "Frames.dll");

        ToolRun run = await ToolRun.RunAsync("check", "-c", assembly, provider.Address);
        ToolRun gone = await ToolRun.RunAsync("check", "-c", assembly, "dubbo://127.0.0.1:1");
        ToolRun mixed = await ToolRun.RunAsync("check", "-c", assembly, provider.Address, "more.jar");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(8), run.Errors);
            Assert.That(run.Output, Does.Contain("breaking service removed: com.example.estate.EstateService\n"));
            Assert.That(run.Output, Does.Not.Contain($"removed: {Service}"));
            Assert.That(gone.ExitCode, Is.EqualTo(4), gone.Errors);
            Assert.That((mixed.ExitCode, mixed.Errors.TrimEnd()), Is.EqualTo(
                (2, "A provider or a registry is compared alone. Name no jar beside it.")));
        });
    }

    private async Task GenerateAsync(string line, string services, params string[] options)
    {
        ToolRun run = await ToolRun.RunAsync(
            ["generate", JavaPeers.Classes(line), "--services", services, "--output", Contracts, .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
    }

    private async Task ReplaceAsync(string text, string replacement)
    {
        string path = Path.Combine(Contracts, "contracts.snapshot.json");
        string snapshot = await File.ReadAllTextAsync(path);
        Assert.That(snapshot, Does.Contain(text));
        await File.WriteAllTextAsync(path, snapshot.Replace(text, replacement, StringComparison.Ordinal));
    }
}
