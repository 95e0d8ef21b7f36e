using System.CommandLine;
using Spectre.Console;

namespace DubboNet.Tool;

/// <summary>Writes results to the standard output, and messages to the standard error. Colors and tables need a terminal.</summary>
internal sealed class ToolOutput
{
    private readonly IAnsiConsole _errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Gets the option <c>--json</c>, which all commands have.</summary>
    public Option<bool> JsonOption { get; } = new("--json")
    {
        Description = "Writes the result as JSON, for scripts.",
        Recursive = true,
    };

    /// <summary>Gets the standard output as a console that knows whether it is a terminal.</summary>
    public IAnsiConsole Terminal { get; } = AnsiConsole.Create(new AnsiConsoleSettings());

    /// <summary>Gets a value indicating whether people read the standard output as it is written.</summary>
    public bool IsTerminal => Terminal.Profile.Out.IsTerminal;

    /// <summary>Writes a line as it is to the standard output, without markup or wrapping.</summary>
    public static void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>Writes a message as it is to the standard error, in red on a terminal.</summary>
    public void Error(string text) => _errors.WriteLine(text, new Style(Color.Red));
}
