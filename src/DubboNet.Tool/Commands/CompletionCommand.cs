using System.CommandLine;

namespace DubboNet.Tool;

/// <summary>The command <c>completion</c>, which writes a script that completes command lines in a shell.</summary>
internal static class CompletionCommand
{
    // Each script asks the tool for the words at the cursor. The tool gets the line without its own name.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _dubbonet() {
                local line="${COMP_LINE#* }"
                local point=$((COMP_POINT - (${#COMP_LINE} - ${#line})))
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(dubbonet "[suggest:$point]" "$line" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _dubbonet dubbonet
            """,
        ["zsh"] = """
            #compdef dubbonet
            _dubbonet() {
                local line="${BUFFER#* }"
                local point=$((CURSOR - (${#BUFFER} - ${#line})))
                local -a words
                words=("${(@f)$(dubbonet "[suggest:$point]" "$line" 2> /dev/null)}")
                compadd -a words
            }
            compdef _dubbonet dubbonet
            """,
        ["fish"] = """
            function __dubbonet
                set -l line (commandline -cp | string replace -r '^\S+ ' '')
                dubbonet "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
            end
            complete -c dubbonet -a '(__dubbonet)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName dubbonet -ScriptBlock {
                param($word, $ast, $position)
                $line = "$ast" -replace '^\S+ ', ''
                $point = [Math]::Max(0, [Math]::Min($line.Length, $position - ("$ast".Length - $line.Length)))
                dubbonet "[suggest:$point]" "$line" 2> $null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Writes a script that completes command lines in a shell.") { shell };
        command.SetAction(parsed => ToolOutput.Line(Scripts[parsed.GetValue(shell)!]));
        return command;
    }
}
