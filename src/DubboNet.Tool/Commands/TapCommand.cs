using System.CommandLine;
using System.Net;

namespace DubboNet.Tool;

/// <summary>The command <c>tap</c>, which forwards connections to a provider and shows their frames.</summary>
internal sealed class TapCommand
{
    private const long MaxQueue = 64L * 1024 * 1024;

    private readonly ConnectionOptions _connection = new();

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "The port for consumers on the loopback address, or an address such as 0.0.0.0:20999 or [::]:20999.",
        HelpName = "address",
        Required = true,
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Shows all fields of each frame." };

    private readonly Option<string?> _write = new("--write", "-w")
    {
        Description = "Writes the frames to a file that decode and Wireshark read.",
        HelpName = "file",
    };

    private readonly ToolOutput _output;

    private TapCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output) => new TapCommand(output).CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("tap", "Forwards connections to a provider unchanged, and shows every frame.");
        _connection.AddTo(command);
        command.Add(_listen);
        command.Add(_verbose);
        command.Add(_write);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string address = parsed.GetRequiredValue(_connection.Target);
        if (!ProviderAddress.TryParse(address, out ProviderAddress? provider, out string? problem))
            throw new ToolException(ExitCode.Usage, problem);
        string listen = parsed.GetRequiredValue(_listen);
        IPEndPoint endPoint = ListenAddress.TryParse(listen)
            ?? throw new ToolException(ExitCode.Usage, $"--listen is '{listen}', which is not a port or an address such as [::]:20999.");
        DubboChannelOptions options = _connection.CreateChannelOptions(parsed, token: null);
        if (options.Tls is { TargetHost: null } tls)
            tls.TargetHost = HostOf(provider);

        var queue = new TapQueue(MaxQueue);
        var recorder = new TapRecorder(queue);
        using var listener = new TapListener(endPoint, provider.EndPoint, options.Tls, options.ConnectTimeout, recorder);
        using TapFile? file = parsed.GetValue(_write) is { } path ? new TapFile(path) : null;
        using var output = new BufferedOutput();
        using var display = new TapDisplay(queue, output, parsed.GetValue(_output.JsonOption), parsed.GetValue(_verbose), file);
        _output.Note($"Listening on {listener.LocalEndPoint}, forwarding to {provider}. Ctrl+C ends it.");
        await listener.RunAsync(cancellationToken).ConfigureAwait(false);
        Interruption.Finish();
        _output.Note(display.Stop(recorder.Count));
        if (display.Failure is { } failure)
        {
            ExitCode code = failure is IOException ? ExitCode.Input : ExitCode.Unexpected;
            throw new ToolException(code, $"Frames could not be shown to the end, but were forwarded. {failure.Message}", failure);
        }

        return (int)ExitCode.Success;
    }

    private static string HostOf(ProviderAddress provider) => provider.HostName ?? provider.EndPoint switch
    {
        DnsEndPoint name => name.Host,
        IPEndPoint ip => ip.Address.ToString(),
        _ => "",
    };
}
