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
}
