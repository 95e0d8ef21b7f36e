using System.CommandLine;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Contains the options of commands that find libraries by Maven coordinates.</summary>
internal sealed class MavenCommandOptions
{
    private readonly Option<string[]> _repositories = new("--repository", "-r")
    {
        Description = "A Maven repository, as a URL or a folder. Can be repeated. The default is Maven Central.",
        HelpName = "address",
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "Downloads nothing." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_repositories);
        command.Add(_offline);
    }

    /// <summary>Returns what the user stated.</summary>
    public MavenOptions Read(ParseResult parsed)
    {
        var maven = new MavenOptions { IsOffline = parsed.GetValue(_offline) };
        return parsed.GetValue(_repositories) is { Length: > 0 } repositories ? maven with { Repositories = repositories } : maven;
    }
}
