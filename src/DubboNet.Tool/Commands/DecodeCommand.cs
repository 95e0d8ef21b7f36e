using System.CommandLine;

namespace DubboNet.Tool;

/// <summary>Explains the Dubbo frames of a file.</summary>
internal sealed class DecodeCommand
{
    private const int MaxText = 500;

    private readonly bool _isJson;
    private readonly FramePrinter _printer;
    private int _frames;
    private int _problems;

    private DecodeCommand(bool isJson, bool isFull)
    {
        _isJson = isJson;
        _printer = new FramePrinter(isFull ? int.MaxValue : MaxText);
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var file = new Argument<string>("file")
        {
            Description = "The file: bytes, hexadecimal text, pcap or pcapng. A dash reads the standard input.",
        };
        var full = new Option<bool>("--full") { Description = "Shows long strings and binary values to their end." };
        var command = new Command("decode", "Explains the Dubbo frames of a file, field by field.") { file, full };
        command.SetAction(result =>
        {
            var decode = new DecodeCommand(result.GetValue(output.JsonOption), result.GetValue(full));
            return (int)decode.Run(result.GetRequiredValue(file), output);
        });
        return command;
    }

    private ExitCode Run(string file, ToolOutput output)
    {
        string name = file == "-" ? "The standard input" : file;
        using Stream stream = Open(file);
        using (var writer = new BufferedOutput())
            new CaptureSource(stream, name, item => Write(writer, item)).Read();
        if (_frames == 0)
            throw new ToolException(ExitCode.Input, $"{name} has no Dubbo frame. A frame starts with the bytes da bb.");
        if (_problems == 0)
            return ExitCode.Success;
        output.Error($"{_frames} frames, {_problems} problems.");
        return ExitCode.Input;
    }

    private static Stream Open(string file)
    {
        if (file == "-")
            return Console.OpenStandardInput();
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(ExitCode.Input, $"{file} cannot be read: {e.Message}", e);
        }
    }

    private void Write(BufferedOutput writer, FrameEvent item)
    {
        _frames += item.Frame is null ? 0 : 1;
        _problems += item.IsProblem || item.Frame?.Problem is not null ? 1 : 0;
        if (_isJson)
            writer.Line(FrameJson.Line(item, hasBody: true));
        else
            writer.Line(_printer.Full(item, item.Frame is null ? "" : $"frame {_frames}  "));
    }
}
