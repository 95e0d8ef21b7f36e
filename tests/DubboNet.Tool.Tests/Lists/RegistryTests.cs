using System.Text.Json;
using DubboNet.Java.Tests.Contracts;
using Frames;

namespace DubboNet.Tool.Tests.Lists;

/// <summary>Tests the commands with ZooKeeper and Nacos, and with providers of all lines of Java that register there.</summary>
[Category("Java")]
[Property("Feature", "85")]
[NonParallelizable]
public sealed class RegistryTests
{
    private const string Service = "com.example.frames.FrameService";
    private const string Person = """{"id":3,"balance":1.10,"color":"GREEN","ids":[5],"friend":null}""";
    private const string DatedPerson = """{"id":3,"balance":1.10,"color":"GREEN","ids":[5],"born":"2026-01-31T08:00:00Z"}""";

    private readonly List<IAsyncDisposable> _started = [];

    [TearDown]
    public async Task StopAsync()
    {
        foreach (IAsyncDisposable started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
    }

    [TestCase("zookeeper", "2.6")]
    [TestCase("zookeeper", "2.7")]
    [TestCase("zookeeper", "3.2")]
    [TestCase("zookeeper", "3.3")]
    [TestCase("nacos", "2.7")]
    [TestCase("nacos", "3.2")]
    [TestCase("nacos", "3.3")]
    public async Task Services_are_listed_described_and_called(string registry, string line)
    {
        string address = await Registries.GetAddressAsync(registry);
        string group = $"lists-{line}";
        await StartProviderAsync(line, address, "--application", "shop", "--group", group, "--version", "1.0");
        string[] key = ["--group", group, "--version", "1.0"];

        ToolRun list = await ToolRun.RunAsync("list", address);
        ToolRun describe = await ToolRun.RunAsync(["describe", address, Service, "--json", .. key]);
        ToolRun call = await ToolRun.RunAsync(["call", address, Service, "savePerson", line == "2.6" ? Person : DatedPerson, "-v", .. key]);
        ToolRun otherKey = await ToolRun.RunAsync("call", address, Service, "echo", "\"a\"");
        ToolRun wrong = await ToolRun.RunAsync(["call", address, "com.example.frames.FrameServise", "echo", "\"a\"", .. key]);

        using var json = JsonDocument.Parse(describe.Output);
        Assert.Multiple(() =>
        {
            Assert.That(list.Output.TrimEnd(), Does.Contain($"{group}/{Service}:1.0\t1"), list.Errors);
            Assert.That(describe.Errors, Is.Empty);
            Assert.That(
                json.RootElement.GetProperty("source").GetString(), Is.EqualTo(line == "2.6" ? "telnet" : "the metadata centre"));
            Assert.That(call.ExitCode, Is.Zero, call.Errors);
            Assert.That(call.Output, Does.Contain("\"balance\":1.10").And.Contain("\"color\":\"GREEN\"").And.Contain("\"ids\":[5]"));
            Assert.That(call.Errors, Does.Contain(line == "2.6" ? "as a generic call" : "as an ordinary call"));
            Assert.That((otherKey.ExitCode, wrong.ExitCode), Is.EqualTo((7, 7)));
            Assert.That(otherKey.Errors, Does.Contain($"{group}/{Service}:1.0"));
            Assert.That(wrong.Errors, Does.Contain($"Did you mean {Service}?"));
        });
        if (line != "2.6")
            AssertDescribed(json.RootElement);
    }

    [TestCase("zookeeper", "3.2")]
    [TestCase("nacos", "3.3")]
    public async Task Services_that_only_applications_register_are_found(string registry, string line)
    {
        string address = await Registries.GetAddressAsync(registry);
        await StartProviderAsync(line, address, "--application", "depot", "--group", "instances", "--mode", "instance");

        ToolRun list = await ToolRun.RunAsync("list", address, "--json");
        ToolRun call = await ToolRun.RunAsync("call", address, Service, "addLong", "1", "2", "-v", "--group", "instances");

        Assert.Multiple(() =>
        {
            Assert.That(
                list.Output, Does.Contain($$"""{"interface":"{{Service}}","group":"instances","version":"","providers":1}"""), list.Errors);
            Assert.That(call.Output.TrimEnd(), Is.EqualTo("3"), call.Errors);
            Assert.That(call.Errors, Does.Contain("Source: the metadata centre."));
        });
    }

    [TestCase("zookeeper", "2.7")]
    [TestCase("zookeeper", "3.3")]
    [TestCase("nacos", "3.2")]
    [Property("Feature", "67")]
    public async Task Contracts_are_compared_with_the_metadata_centre(string registry, string line)
    {
        string address = await Registries.GetAddressAsync(registry);
        await StartProviderAsync(line, address, "--application", "shop", "--group", $"check-{line}");
        using var folder = new TemporaryFolder();
        string contracts = folder.PathOf("Contracts");
        await ToolRun.RunAsync("generate", JavaPeers.Classes(line), "--services", Service, "-o", contracts);
        string[] check = ["check", "-c", contracts, address, "--group", $"check-{line}"];

        ToolRun same = await ToolRun.RunAsync(check);
        string snapshot = Path.Combine(contracts, "contracts.snapshot.json");
        string changed = (await File.ReadAllTextAsync(snapshot))
            .Replace("\"addLong\"", "\"plusLong\"", StringComparison.Ordinal)
            .Replace("\"balance\"", "\"money\"", StringComparison.Ordinal)
            .Replace("\"BLUE\"", "\"BROWN\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(snapshot, changed);
        ToolRun breaking = await ToolRun.RunAsync(check);
        ToolRun otherKey = await ToolRun.RunAsync("check", "-c", contracts, address, "--version", "7.0");

        Assert.Multiple(() =>
        {
            Assert.That(same.ExitCode, Is.Zero, same.Errors);
            Assert.That(same.Output, Is.EqualTo("0 breaking, 0 harmless changes.\n"));
            Assert.That(breaking.ExitCode, Is.EqualTo(8), breaking.Errors);
            Assert.That(breaking.Output, Does.Contain($"breaking method removed: {Service} plusLong(java.lang.Long, long)\n"));
            Assert.That(breaking.Output, Does.Contain("breaking field renamed: com.example.frames.Person money: money -> balance\n"));
            Assert.That(breaking.Output, Does.Contain("breaking constant removed: com.example.frames.Color BROWN\n"));
            Assert.That(otherKey.ExitCode, Is.EqualTo(7), otherKey.Output);
            Assert.That(otherKey.Errors, Does.Contain("State --group and --version."));
        });
    }

    [TestCase("zookeeper", "2.7")]
    [TestCase("zookeeper", "3.3")]
    [TestCase("nacos", "3.2")]
    [Property("Feature", "65")]
    public async Task Contracts_are_generated_from_the_metadata_centre(string registry, string line)
    {
        string address = await Registries.GetAddressAsync(registry);
        await StartProviderAsync(line, address, "--application", "shop", "--group", $"generate-{line}");
        using var folder = new TemporaryFolder();
        string contracts = folder.PathOf("Contracts");
        string[] generate = ["generate", address, "--services", Service, "--group", $"generate-{line}", "-o", contracts];

        ToolRun first = await ToolRun.RunAsync(generate);
        ToolRun second = await ToolRun.RunAsync(generate);
        ToolRun check = await ToolRun.RunAsync("check", "-c", contracts, JavaPeers.Classes(line), "--services", Service);
        ToolRun none = await ToolRun.RunAsync("generate", address, "--services", "com.example.frames.FrameServise", "-o", contracts);

        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.Zero, first.Errors);
            Assert.That(first.Errors, Does.Contain("because only a jar tells them"));
            Assert.That(second.Output, Does.Contain("written 0, deleted 0, unchanged"), second.Errors);
            Assert.That((none.ExitCode, none.Errors), Is.EqualTo((7, $"{address} has no such service. Did you mean {Service}?\n")));
            Assert.That(check.Output, Does.Contain("kind changed: com.example.frames.Listener: Class -> Interface\n"));
            Assert.That(check.Output, Does.Contain($"exception added: {Service} fail(java.lang.String)"));
            Assert.That(check.Output, Does.Contain($"result changed: {Service} later(java.lang.String)"));
            Assert.That(check.Output, Does.EndWith("1 breaking, 3 harmless changes.\n"));
            Assert.That(
                File.ReadAllText(Path.Combine(contracts, "Example", "Frames", "Person.cs")), Does.Contain("public decimal? Balance"));
        });
        UserProject.Build(folder.PathOf("."));
    }

    // Java 2.7 describes methods over telnet only if the service allows the command.
    [TestCase("telnet=ls", "telnet")]
    [TestCase("telnet=status", null)]
    public async Task Java_2_7_is_asked_over_telnet(string parameters, string? source)
    {
        string registry = await Registries.GetAddressAsync("zookeeper");
        JavaPeer provider = await StartProviderAsync("2.7", registry, "--parameters", parameters);

        ToolRun run = await ToolRun.RunAsync("describe", $"dubbo://127.0.0.1:{provider.Port}", Service, "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("source").GetString(), Is.EqualTo(source), run.Errors);
            Assert.That(json.RootElement.GetProperty("methods").GetArrayLength(), source is null ? Is.Zero : Is.EqualTo(50));
        });
    }

    private static void AssertDescribed(JsonElement service)
    {
        JsonElement[] classes = [.. service.GetProperty("classes").EnumerateArray()];
        JsonElement person = classes.Single(type => type.GetProperty("name").GetString() == "com.example.frames.Person");
        JsonElement color = classes.Single(type => type.GetProperty("name").GetString() == "com.example.frames.Color");
        Assert.Multiple(() =>
        {
            Assert.That(person.GetProperty("fields").GetProperty("balance").GetString(), Is.EqualTo("java.math.BigDecimal"));
            Assert.That(person.GetProperty("fields").GetProperty("id").GetString(), Is.EqualTo("long"));
            Assert.That(person.GetProperty("fields").GetProperty("ids").GetString(), Is.EqualTo("java.util.Set<java.lang.Long>"));
            Assert.That(color.GetProperty("constants").GetRawText(), Is.EqualTo("""["RED","GREEN","BLUE"]"""));
        });
    }

    private async Task<JavaPeer> StartProviderAsync(string line, string registry, params string[] options)
    {
        await JavaPeers.RequireAsync(line);
        string home = Directory.CreateTempSubdirectory("dubbonet-tool-").FullName;
        JavaPeer provider = await JavaPeer.StartAsync(
            line, "estate-provider", $"{JavaPeers.Options} -Duser.home={home}",
            ["--registry", registry, "--service", "frames", .. options]);
        _started.Add(provider);
        return provider;
    }
}
