using System.CommandLine;

namespace DubboNet.Tool;

/// <summary>Contains what the commands about one service have in common.</summary>
internal sealed class ServiceCommand
{
    public ConnectionOptions Connection { get; } = new();

    public Option<string[]> Contracts { get; } = new("--contract", "--jar")
    {
        Description = "Where the interface is described: a folder that 'dubbonet generate' wrote, an assembly with contracts, a jar, or a "
            + "folder with jars, class files or Java sources. Can be repeated, for the jars that it needs.",
        HelpName = "path",
    };

    public Argument<string> Service { get; } = new("service") { Description = "The Java interface, such as com.acme.Inventory." };

    /// <summary>Adds the arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        Connection.AddTo(command);
        command.Add(Service);
        command.Add(Connection.Group);
        command.Add(Connection.ServiceVersion);
        command.Add(Contracts);
    }

    /// <summary>Returns the service that the user named.</summary>
    public ServiceKey ReadKey(ParseResult parsed) =>
        new(parsed.GetValue(Service)!, parsed.GetValue(Connection.ServiceVersion), parsed.GetValue(Connection.Group));

    /// <summary>Creates the target that the user named.</summary>
    public CallTarget CreateTarget(ParseResult parsed, string? token = null) =>
        Connection.CreateTarget(parsed, token);

    /// <summary>Creates what finds the methods of the service.</summary>
    public SignatureFinder CreateFinder(ParseResult parsed, CallTarget target, ServiceLookup lookup) =>
        new(target, lookup, parsed.GetValue(Contracts)!);
}
