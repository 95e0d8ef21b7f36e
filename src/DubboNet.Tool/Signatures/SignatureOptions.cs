using System.CommandLine;
using System.Net;

namespace DubboNet.Tool;

/// <summary>Contains the options that say where the methods of a service are described.</summary>
internal sealed class SignatureOptions
{
    public Option<string[]> Jars { get; } = new("--jar")
    {
        Description = "A jar, or a folder with class files, that has the interface. Can be repeated, for the jars that it needs.",
        HelpName = "path",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string?> Qos { get; } = new("--qos")
    {
        Description = "The QoS port of the provider, as port or host:port.",
        HelpName = "address",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Jars);
        command.Add(Qos);
    }

    /// <summary>Returns the address of the QoS port, or null if the user did not state it.</summary>
    /// <param name="text">The value of the option.</param>
    /// <param name="provider">The provider, whose host is used if there is only a port.</param>
    /// <exception cref="ToolException">The text is not an address.</exception>
    public static EndPoint? ParseQos(string? text, EndPoint? provider)
    {
        if (text is null)
            return null;
        if (ushort.TryParse(text, out ushort port) && provider is not null)
            return provider is DnsEndPoint name ? new DnsEndPoint(name.Host, port) : new IPEndPoint(((IPEndPoint)provider).Address, port);
        return text.Contains(':', StringComparison.Ordinal) && ProviderAddress.TryParse(text, out ProviderAddress? address, out _)
            ? address.EndPoint
            : throw new ToolException(ExitCode.Usage, $"--qos is '{text}', which is not a port or host:port.");
    }
}
