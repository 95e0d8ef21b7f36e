using System.Diagnostics;
using System.Net.Security;

namespace DubboNet.Tool.Tests.Calls;

/// <summary>Tests calls of a .NET provider, and what a command line says that cannot be served.</summary>
[Property("Feature", "85")]
public sealed class DotNetCallTests
{
    private const string Service = "com.example.frames.FrameService";

    private readonly DotNetPeer _provider = new();

    [TearDown]
    public async Task StopAsync() => await _provider.DisposeAsync();

    [TestCase("echo", "\"a\"", "\"a\"")]
    [TestCase("decimal", "1.50", "1.50")]
    [TestCase("savePerson", """{"name":"x","id":12345678901234567}""", null)]
    public async Task Provider_finds_the_method_by_its_name(string method, string argument, string? expected)
    {
        ToolRun run = await ToolRun.RunAsync("call", _provider.Address, Service, method, argument, "--numbers-as-strings");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(
            run.Output.TrimEnd(),
            expected is null ? Does.Contain("\"id\":\"12345678901234567\"").And.Contain("\"name\":\"x\"") : Is.EqualTo(expected));
    }

    [Test]
    public async Task Argument_is_read_from_a_file_or_the_standard_input()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "\"from a file\"");
        ToolRun fromFile = await ToolRun.RunAsync("call", _provider.Address, Service, "echo", $"@{file}");
        File.Delete(file);
        using Process process = ToolRun.Start("call", _provider.Address, Service, "echo", "-");
        await process.StandardInput.WriteAsync("\"from a pipe\"");
        process.StandardInput.Close();
        string fromPipe = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That((fromFile.Output.TrimEnd(), fromPipe.TrimEnd()), Is.EqualTo(("\"from a file\"", "\"from a pipe\"")), fromFile.Errors);
    }

    [TestCase(3, "Argument 1 is not JSON", "echo", "hello")]
    [TestCase(3, "Is it a string? Then write '\"hello\"'", "echo", "hello")]
    [TestCase(3, "Argument 2 is the file", "add", "1", "@no-such-file.json")]
    [TestCase(3, "no-such.jar", "echo", "\"a\"", "--jar", "no-such.jar")]
    [TestCase(3, "Argument 1: 1.5 cannot be a int", "add", "1.5", "1", "--types", "int,int")]
    [TestCase(2, "--timeout is 'soon'", "echo", "\"a\"", "--timeout", "soon")]
    [TestCase(2, "--attachment is 'k'", "echo", "\"a\"", "--attachment", "k")]
    [TestCase(2, "needs 2 arguments", "add", "1", "--types", "int,int")]
    [TestCase(7, "nosuch", "nosuch", "1")]
    public async Task Mistake_has_its_message_and_exit_code(int exitCode, string message, string method, params string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(["call", _provider.Address, Service, method, .. arguments]);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors);
            Assert.That(run.Errors, Does.Contain(message));
            Assert.That(run.Output, Is.Empty);
        });
    }

    [TestCase("dubbo://127.0.0.1:1", 4)]
    [TestCase("http://127.0.0.1:1", 2)]
    [TestCase("dubbo://", 2)]
    [TestCase("zookeeper://127.0.0.1:1", 4)]
    [TestCase("nacos://127.0.0.1:1", 4)]
    public async Task Target_that_cannot_be_used_has_its_exit_code(string target, int exitCode)
    {
        ToolRun run = await ToolRun.RunAsync("call", target, Service, "echo", "\"a\"", "--timeout", "1s");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors);
        Assert.That(run.Errors, Does.Contain(target == "dubbo://127.0.0.1:1" ? "127.0.0.1:1: Connection refused" : target));
    }

    [Test]
    public async Task Interrupt_ends_a_call()
    {
        using Process process = ToolRun.Start("call", _provider.Address, Service, "sleep", "60000", "--timeout", "2m", "-v");
        Assert.That(await process.StandardError.ReadLineAsync(), Does.StartWith("calling"));
        await ProcessSignal.InterruptAsync(process.Id);
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(130));
    }

    [Test]
    public async Task Token_is_sent()
    {
        await using var provider = new DotNetPeer(options => options.Token = "secret");

        ToolRun without = await ToolRun.RunAsync("call", provider.Address, Service, "echo", "\"a\"");
        ToolRun with = await ToolRun.RunAsync("call", provider.Address, Service, "echo", "\"a\"", "--token", "secret");

        Assert.That((without.ExitCode, with.ExitCode), Is.EqualTo((7, 0)), with.Errors);
    }

    [Test]
    public async Task Tls_checks_the_certificate_of_the_provider()
    {
        using var certificates = new TestCertificates();
        var tls = new SslServerAuthenticationOptions { ServerCertificate = certificates.ForServer() };
        await using var provider = new DotNetPeer(options => options.Tls = tls);
        string authority = Path.GetTempFileName();
        await File.WriteAllTextAsync(authority, certificates.Authority.ExportCertificatePem());
        string[] call = ["call", provider.Address, Service, "echo", "\"a\"", "--timeout", "5s"];

        ToolRun trusted = await ToolRun.RunAsync([.. call, "--cacert", authority]);
        ToolRun distrusted = await ToolRun.RunAsync([.. call, "--tls"]);
        ToolRun insecure = await ToolRun.RunAsync([.. call, "--insecure"]);
        ToolRun ping = await ToolRun.RunAsync("ping", provider.Address, "--cacert", authority, "-n", "1");
        File.Delete(authority);

        Assert.That(
            (trusted.ExitCode, distrusted.ExitCode, insecure.ExitCode, ping.ExitCode), Is.EqualTo((0, 4, 0, 0)),
            $"{trusted.Errors}{insecure.Errors}{ping.Errors}");
    }
}
