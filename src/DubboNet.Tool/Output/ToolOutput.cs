using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace DubboNet.Tool;

/// <summary>Writes results to the standard output, and messages to the standard error. Colors and tables need a terminal.</summary>
internal sealed class ToolOutput
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

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

    /// <summary>Writes a note as it is to the standard error, in gray on a terminal.</summary>
    public void Note(string text) => WriteError(text, Color.Grey);

    /// <summary>Awaits work, and shows a spinner on a terminal if it takes long.</summary>
    /// <param name="what">What is done, such as <c>Calling</c>.</param>
    /// <param name="work">The work.</param>
    public async Task<T> WaitAsync<T>(string what, Task<T> work)
    {
        if (_errors.Profile.Out.IsTerminal && !await EndsSoonAsync(work).ConfigureAwait(false))
            await _errors.Status().StartAsync(what, _ => Task.WhenAny(work)).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    /// <summary>Writes JSON to the standard output, on one line.</summary>
    public static void Json(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        Line(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    /// <summary>Writes a message as it is to the standard error, in red on a terminal.</summary>
    public void Error(string text) => WriteError(text, Color.Red);

    // The console wraps lines, which would break them for other programs.
    private void WriteError(string text, Color color)
    {
        if (_errors.Profile.Out.IsTerminal)
            _errors.WriteLine(text, new Style(color));
        else
            Console.Error.WriteLine(text);
    }

    private static async Task<bool> EndsSoonAsync(Task work)
    {
        var end = new TaskCompletionSource();
        using ITimer timer = TimeProvider.System.CreateTimer(_ => end.TrySetResult(), null, Patience, Timeout.InfiniteTimeSpan);
        return await Task.WhenAny(work, end.Task).ConfigureAwait(false) == work;
    }
}
