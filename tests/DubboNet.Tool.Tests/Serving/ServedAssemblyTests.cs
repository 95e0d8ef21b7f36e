using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Acme.Pricing;

namespace DubboNet.Tool.Tests;

/// <summary>Tests that the tool serves the implementations of an assembly. Java consumers call them in <c>JavaConsumerTests</c>.</summary>
[Property("Feature", "86")]
internal sealed class ServedAssemblyTests
{
    private const string Pricing = "com.acme.pricing.Pricing";

    private static readonly string[] Assembly = [Export.ExportedProject.Contracts, "--services", "com.acme.pricing.*"];

    [Test]
    public async Task Rules_of_a_file_delay_calls_and_let_them_fail()
    {
        await using ListeningTool serve = await ListeningTool.ServeAsync(
            Rules("""
                { "name": "count", "responses": [
                    { "when": [["slow"]], "delay": "300ms" }, { "when": [["busy"]], "status": 100, "message": "busy" },
                    { "when": [["gone"]], "close": true }] },
                { "name": "record", "responses": [
                    { "when": [{ "sku": "A-1" }], "exception": { "class": "com.acme.NoPrice", "message": "none" } }] }
                """),
            Assembly);
        await using var channel = new DubboChannel(serve.EndPoint);
        IPricing client = channel.CreateClient<IPricing>();
        var key = new ServiceKey(Pricing, "1.0.0");

        Assert.That(await client.CountAsync("a", "b"), Is.EqualTo(2));
        var watch = Stopwatch.StartNew();
        Assert.That(await client.CountAsync("slow"), Is.EqualTo(1));
        Assert.That(watch.ElapsedMilliseconds, Is.GreaterThanOrEqualTo(290));
        Assert.That(async () => await client.CountAsync("busy"), Throws.InstanceOf<DubboServerBusyException>());
        Assert.That(
            async () => await channel.InvokeGenericAsync(
                key, "record", ["com.acme.pricing.Price"], [new Dictionary<object, object?> { ["sku"] = "A-1" }]),
            Throws.InstanceOf<JavaException>().With.Property("JavaType").EqualTo("com.acme.NoPrice"));
        Assert.That(async () => await client.CountAsync("gone"), Throws.InstanceOf<DubboConnectionException>());
        await serve.StopAsync();
        Assert.That(serve.Output, Does.Contain($"{Pricing}.count(java.lang.String[]) from 127.0.0.1:"));
    }

    [Test]
    public async Task Result_of_an_implementation_cannot_be_replaced()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("answers.json", Rules("""{ "name": "count", "responses": [{ "result": 1 }] }"""));

        ToolRun run = await ToolRun.RunAsync(["serve", file, .. Assembly]);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.StartWith(
            $"$.services[0].methods[0].responses[0].result cannot replace the result of {Pricing}:1.0.0, because the assembly"));
    }

    [TestCase("has no class for --services. It has ", "DubboNet.Tool.Tests.dll", "--services", "com.acme.other.*")]
    [TestCase("has no class that implements a contract", "DubboNet.Hessian.dll")]
    [TestCase("'gone.dll' does not exist. Build it", "gone.dll")]
    [TestCase("is not an assembly of .NET", "broken.dll")]
    public async Task Assembly_without_implementations_is_an_error(string message, string assembly, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(TestContext.CurrentContext.TestDirectory, assembly);
        if (assembly == "broken.dll")
            path = folder.Write(assembly, "no assembly");
        else if (!File.Exists(path))
            path = assembly;

        ToolRun run = await ToolRun.RunAsync(["serve", path, .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain(message));
    }

    [Test]
    public async Task Assembly_of_another_major_version_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("Frames.dll", WithReference("DubboNet", 99));

        ToolRun run = await ToolRun.RunAsync("serve", path);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain("was built with DubboNet 99, and this tool has DubboNet "));
        Assert.That(run.Errors, Does.Contain("dotnet tool update DubboNet.Tool --version '99.*'"));
    }

    [Test]
    public async Task Native_file_says_that_it_cannot_load_assemblies()
    {
        // A native file has this setting.
        using var folder = new TemporaryFolder();
        string original = Path.Combine(TestContext.CurrentContext.TestDirectory, "DubboNet.Tool.runtimeconfig.json");
        string config = folder.Write("native.json", (await File.ReadAllTextAsync(original)).Replace(
            "\"configProperties\": {",
            "\"configProperties\": { \"System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported\": false,",
            StringComparison.Ordinal));
        string tool = Path.Combine(TestContext.CurrentContext.TestDirectory, "DubboNet.Tool.dll");
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", config, tool, "serve", .. Assembly])
            {
                RedirectStandardError = true,
            })!;
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(2), errors);
        Assert.That(errors, Does.Contain("Use the .NET tool: dotnet tool install --global DubboNet.Tool."));
    }

    private static string Rules(string methods) =>
        $$"""{ "services": [{ "interface": "{{Pricing}}", "version": "1.0.0", "methods": [{{methods}}] }] }""";

    // The major version is the first number of a row in the table of references.
    private static byte[] WithReference(string name, ushort major)
    {
        byte[] assembly = File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Frames.dll"));
        using var pe = new PEReader(new MemoryStream(assembly));
        MetadataReader reader = pe.GetMetadataReader();
        AssemblyReferenceHandle handle = reader.AssemblyReferences.Single(
            one => reader.GetString(reader.GetAssemblyReference(one).Name) == name);
        int row = MetadataTokens.GetRowNumber(handle) - 1;
        int place = pe.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + row * reader.GetTableRowSize(TableIndex.AssemblyRef);
        BitConverter.TryWriteBytes(assembly.AsSpan(place), major);
        return assembly;
    }
}
