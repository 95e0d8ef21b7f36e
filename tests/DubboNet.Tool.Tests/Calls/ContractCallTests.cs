using System.IO.Compression;
using System.Text.Json;

namespace DubboNet.Tool.Tests.Calls;

/// <summary>Tests calls whose methods are found in contracts and jars (<c>--contract</c>).</summary>
[Property("Feature", "60")]
public sealed class ContractCallTests
{
    private const string Service = "com.example.frames.FrameService";
    private const string TableService = "com.example.frames.TableService";
    private const string Person = """{"id":3,"name":"x","color":"GREEN","balance":1.10,"born":"2026-01-31T08:00:00Z"}""";

    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCaseSource(typeof(JavaPeers), nameof(JavaPeers.Lines))]
    [Category("Java")]
    public async Task Generated_contracts_give_arguments_their_declared_types(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);
        string contracts = await GenerateAsync(line);

        ToolRun run = await ToolRun.RunAsync("call", address, Service, "savePerson", Person, "--contract", contracts, "-v");
        ToolRun overload = await ToolRun.RunAsync("call", address, Service, "over", "\"a\"", "--contract", contracts);
        ToolRun load = await ToolRun.RunAsync(
            "load", address, Service, "savePerson", Person, "--contract", contracts, "--duration", "200ms", "--warmup", "0s");

        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Contain("\"balance\":1.10").And.Contain("\"color\":\"GREEN\""), run.Errors);
            Assert.That(run.Output, Does.Contain("\"born\":\"2026-01-31T08:00:00Z\""));
            Assert.That(run.Errors, Does.Contain("(com.example.frames.Person) as an ordinary call. Source: Contracts."));
            Assert.That(overload.Output.TrimEnd(), Is.EqualTo("\"String a\""), overload.Errors);
            Assert.That(load.ExitCode, Is.Zero, load.Errors);
            Assert.That(load.Output, Does.Contain(" 0 errors"));
        });
    }

    [Test]
    [Category("Java")]
    public async Task Generated_contracts_describe_the_same_as_their_jar()
    {
        string address = await JavaPeers.GetAddressAsync("3.3");
        string contracts = await GenerateAsync("3.3");
        string jars = Directory.CreateDirectory(_folder.PathOf("jars")).FullName;
        await ZipFile.CreateFromDirectoryAsync(JavaPeers.Classes("3.3"), Path.Combine(jars, "frames.jar"));

        JsonElement ofContracts = await DescribeAsync(address, contracts);
        JsonElement ofJars = await DescribeAsync(address, jars);

        Assert.That(ofContracts.GetProperty("source").GetString(), Is.EqualTo("Contracts"));
        Assert.That(ofJars.GetProperty("source").GetString(), Is.EqualTo("jars"));
        Assert.That(Methods(ofContracts), Is.EqualTo(Methods(ofJars)));
        Assert.That(Classes(ofContracts), Is.EqualTo(Classes(ofJars)));
        Assert.That(Classes(ofContracts), Has.Some.Contains("com.example.frames.Page"));
    }

    [Test]
    public async Task Assembly_has_the_Java_types_of_its_contracts()
    {
        await using var provider = new DotNetPeer();
        string assembly = Path.Combine(TestContext.CurrentContext.TestDirectory, "Frames.dll");

        ToolRun run = await ToolRun.RunAsync("call", provider.Address, Service, "savePerson", Person, "--contract", assembly, "-v");
        ToolRun wrong = await ToolRun.RunAsync("call", provider.Address, Service, "ecko", "1", "--contract", assembly);
        ToolRun other = await ToolRun.RunAsync("call", provider.Address, "com.example.frames.FrameServis", "a", "--contract", assembly);

        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Contain("\"balance\":1.10"), run.Errors);
            Assert.That(run.Errors, Does.Contain("as an ordinary call. Source: Frames.dll."));
            Assert.That((wrong.ExitCode, wrong.Errors), Is.EqualTo((7, $"{Service} has no method ecko. Did you mean echo?\n")));
            Assert.That(other.ExitCode, Is.EqualTo(3));
            Assert.That(other.Errors, Does.Contain($"Did you mean {Service}?"));
        });
    }

    [Test]
    public async Task Folder_of_Java_sources_is_read_like_a_jar()
    {
        await using var provider = new DotNetPeer();
        string sources = Path.Combine(Repository.Path, "interop-java", "contract", "src");

        ToolRun run = await ToolRun.RunAsync("call", provider.Address, Service, "savePerson", Person, "--contract", sources, "-v");

        Assert.That(run.Output, Does.Contain("\"balance\":1.10"), run.Errors);
        Assert.That(run.Errors, Does.Contain("(com.example.frames.Person) as an ordinary call. Source: src."));
    }

    [Test]
    public async Task Folder_without_contracts_is_an_error()
    {
        _folder.Write("IStock.cs", "public partial interface IStock;");

        ToolRun run = await ToolRun.RunAsync("call", "dubbo://127.0.0.1:1", Service, "echo", "--contract", _folder.PathOf(""));

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain("has no contracts.snapshot.json, no jar, no class file and no Java source."));
    }

    private async Task<string> GenerateAsync(string line)
    {
        string contracts = _folder.PathOf("Contracts");
        ToolRun run = await ToolRun.RunAsync("generate", JavaPeers.Classes(line), "--services", "com.example.frames.*", "-o", contracts);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        return contracts;
    }

    private static async Task<JsonElement> DescribeAsync(string address, string contract)
    {
        ToolRun run = await ToolRun.RunAsync("describe", address, TableService, "--json", "--contract", contract);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    // Contracts do not have the Java names of parameters.
    private static string[] Methods(JsonElement service) =>
    [
        .. service.GetProperty("methods").EnumerateArray().Select(method =>
            $"{method.GetProperty("name")} {method.GetProperty("descriptor")} "
                + string.Join(", ", method.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("type")))),
    ];

    // Contracts have the fields in another order.
    private static string[] Classes(JsonElement service) =>
    [
        .. service.GetProperty("classes").EnumerateArray().Select(type =>
            $"{type.GetProperty("name")} {type.GetProperty("constants")} "
                + string.Join(", ", type.GetProperty("fields").EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal))),
    ];
}
