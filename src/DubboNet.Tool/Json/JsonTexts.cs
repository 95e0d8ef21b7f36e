using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Parses the JSON that users pass on the command line.</summary>
internal static class JsonTexts
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000, AllowDuplicateProperties = false };

    /// <summary>Reads an argument, which is JSON, <c>@</c> and the name of a file, or <c>-</c> for the standard input.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="place">The name of the argument, for messages.</param>
    /// <exception cref="ToolException">The file cannot be read, or the text is not JSON.</exception>
    public static JsonElement Read(string argument, string place)
    {
        string text = argument switch
        {
            "-" => Console.In.ReadToEnd(),
            ['@', .. var file] => ReadFile(file, place),
            _ => argument,
        };
        return Parse(text, place);
    }

    /// <summary>Parses a JSON text.</summary>
    /// <exception cref="ToolException">The text is not JSON.</exception>
    public static JsonElement Parse(string text, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            string hint = text.AsSpan().Trim().IndexOfAny("{[\" ") < 0 ? $" Is it a string? Then write '\"{text}\"'." : "";
            throw new ToolException(ExitCode.Input, $"{place} is not JSON. {e.Message}{hint}", e);
        }
    }

    private static string ReadFile(string file, string place)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.Input, $"{place} is the file '{file}', which cannot be read. {e.Message}", e);
        }
    }
}
