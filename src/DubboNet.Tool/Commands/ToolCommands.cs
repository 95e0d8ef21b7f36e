using System.CommandLine;

namespace DubboNet.Tool;

/// <summary>Lists the commands of the tool. Each command is a class of its own in this folder.</summary>
internal static class ToolCommands
{
    /// <summary>Creates the command line with all commands.</summary>
    /// <param name="output">What the commands write to.</param>
    public static RootCommand CreateRoot(ToolOutput output) => new(
        "Calls and describes services of Apache Dubbo, and turns jars into C# contracts.")
    {
        output.JsonOption,
        CallCommand.Create(output),
        CheckCommand.Create(output),
        CompletionCommand.Create(),
        DecodeCommand.Create(output),
        DescribeCommand.Create(output),
        ExportCommand.Create(output),
        GenerateCommand.Create(output),
        ListCommand.Create(output),
        LoadCommand.Create(output),
        PingCommand.Create(output),
        ServeCommand.Create(output),
        TapCommand.Create(output),
    };
}
