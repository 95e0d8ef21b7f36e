using System.Diagnostics;

namespace DubboNet.Tool.Tests;

internal sealed class CompletionTests
{
    // Runs the function as bash does when the user presses Tab.
    private const string Press = """
        dubbonet() { dotnet exec "$TOOL" "$@"; }
        COMP_LINE=$LINE COMP_POINT=${#LINE}
        COMP_WORDS=($LINE) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _dubbonet
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [TestCase("dubbonet ca", "call")]
    [TestCase("dubbonet call --ti", "--time\n--timeout")]
    [TestCase("dubbonet completion pw", "pwsh")]
    public async Task Script_completes_in_bash(string line, string expected)
    {
        ToolRun script = await ToolRun.RunAsync("completion", "bash");
        var start = new ProcessStartInfo("bash", ["-c", $"{script.Output}\n{Press}"]) { RedirectStandardOutput = true };
        start.Environment["TOOL"] = Path.Combine(TestContext.CurrentContext.TestDirectory, "DubboNet.Tool.dll");
        start.Environment["LINE"] = line;
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync();

        Assert.That(output.TrimEnd(), Is.EqualTo(expected));
    }

    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task Script_of_another_shell_asks_the_tool(string shell)
    {
        ToolRun script = await ToolRun.RunAsync("completion", shell);

        Assert.That((script.ExitCode, script.Errors), Is.EqualTo((0, "")));
        Assert.That(script.Output, Does.Contain("[suggest:"));
    }
}
