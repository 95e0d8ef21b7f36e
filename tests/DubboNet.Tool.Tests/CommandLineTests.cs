using System.Diagnostics;

namespace DubboNet.Tool.Tests;

internal sealed class CommandLineTests
{
    [Test]
    public async Task Help_is_written_to_the_standard_output()
    {
        ToolRun run = await ToolRun.RunAsync("--help");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output, Does.Contain("--json"));
            Assert.That(run.Errors, Is.Empty);
        });
    }

    [Test]
    public async Task Unknown_command_is_a_usage_error()
    {
        ToolRun run = await ToolRun.RunAsync("cal");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Errors, Does.Contain("'cal'"));
        });
    }

    [TestCase("serve", "answers.json", "--listen", "0")]
    [TestCase("tap", "dubbo://127.0.0.1:1", "--listen", "0")]
    public async Task Interrupt_at_the_start_ends_as_later(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        const string Answers = """{"services": [{"interface": "com.acme.Stock", "methods": [{"name": "count", "responses": [{}]}]}]}""";
        string file = folder.Write("answers.json", Answers);
        using Process process = ToolRun.Start([.. arguments.Select(argument => argument == "answers.json" ? file : argument)]);
        // The library of the command line is loaded after the first line of the program.
        while (!process.HasExited && !IsLoaded(process.Id, "System.CommandLine.dll"))
            await Task.Yield();
        await ProcessSignal.InterruptAsync(process.Id);
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Zero, await process.StandardError.ReadToEndAsync());
    }

    private static bool IsLoaded(int processId, string library) =>
        File.ReadAllText($"/proc/{processId}/maps").Contains(library, StringComparison.Ordinal);
}
