using System.CommandLine;
using System.Net;

namespace DubboNet.Tool;

/// <summary>The command <c>serve</c>, which is a provider whose responses are in a file.</summary>
internal sealed class ServeCommand
{
    private readonly Argument<string> _file = new("file") { Description = "The JSON file with the services and their responses." };

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "The port on the loopback address, or an address such as 0.0.0.0:20880. The default is 20880.",
        HelpName = "address",
        DefaultValueFactory = _ => "20880",
    };

    private readonly ToolOutput _output;

    private ServeCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output) => new ServeCommand(output).CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("serve", "Serves the responses of a JSON file to consumers.") { _file, _listen };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string listen = parsed.GetRequiredValue(_listen);
        IPEndPoint endPoint = ListenAddress.TryParse(listen)
            ?? throw new ToolException(ExitCode.Usage, $"--listen is '{listen}', which is not a port or an address such as [::]:20880.");
        ServeListener? listener = null;
        List<DubboService> services = ServedFile.Read(
            parsed.GetRequiredValue(_file), consumer => listener?.Close(consumer), ToolOutput.Line);
        listener = new ServeListener(endPoint);
        var options = new DubboServerOptions
        {
            EndPoint = endPoint,
            ListenerFactory = _ => listener,
            ShutdownQuietPeriod = TimeSpan.Zero,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
        };
        var server = new DubboServer(options, services);
        await using (server.ConfigureAwait(false))
        {
            server.Start();
            _output.Note($"Listening on {listener.LocalEndPoint} with {services.Count} services. Ctrl+C ends it.");
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration canceled = cancellationToken.Register(() => end.TrySetResult());
            await end.Task.ConfigureAwait(false);
        }

        return (int)ExitCode.Success;
    }
}
