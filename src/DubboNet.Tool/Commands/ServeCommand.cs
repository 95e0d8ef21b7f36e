using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>The command <c>serve</c>, which is a provider whose responses are in a file, or whose methods are in an assembly.</summary>
internal sealed class ServeCommand
{
    private readonly Argument<string[]> _files = new("file")
    {
        Description = "A JSON file with services and their responses, an assembly with implementations of contracts (.dll), or both.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _services = new("--services", "-s")
    {
        Description = "The implementations of an assembly, by Java interface or by class: com.acme.* has those of a package. Can be "
            + "repeated. The default is all.",
        HelpName = "pattern",
    };

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
        var command = new Command("serve", "Serves the responses of a JSON file, or the classes of an assembly, to consumers.")
        {
            _files, _services, _listen,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string listen = parsed.GetRequiredValue(_listen);
        IPEndPoint endPoint = ListenAddress.TryParse(listen)
            ?? throw new ToolException(ExitCode.Usage, $"--listen is '{listen}', which is not a port or an address such as [::]:20880.");
        ILookup<bool, string> files = parsed.GetRequiredValue(_files).ToLookup(file => Path.GetExtension(file) is ".dll" or ".exe");
        List<ServedService> served = [.. files[false].SelectMany(ServedFile.Read)];
        List<Implementation> implementations = Implement(files[true], parsed);
        HashSet<ServiceKey> implemented = [.. implementations.Select(implementation => implementation.Service.Key)];
        foreach (ServedService service in served.Where(service => implemented.Contains(service.Key)))
            service.CheckImplemented();
        CheckUnique(served.Select(service => service.Key));
        CheckUnique(implementations.Select(implementation => implementation.Service.Key));
        var listener = new ServeListener(endPoint);
        List<DubboService> services =
        [
            .. implementations.Select(implementation => implementation.Service),
            .. served.Where(service => !implemented.Contains(service.Key))
                .Select(service => service.Create(listener.Close, ToolOutput.Line)),
        ];
        var options = new DubboServerOptions
        {
            EndPoint = endPoint,
            ListenerFactory = _ => listener,
            ShutdownQuietPeriod = TimeSpan.Zero,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
            Interceptors = { new ServedRules(implemented, served, listener.Close, ToolOutput.Line) },
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

        foreach (Implementation implementation in implementations)
            await implementation.DisposeAsync().ConfigureAwait(false);
        return (int)ExitCode.Success;
    }

    private static void CheckUnique(IEnumerable<ServiceKey> keys)
    {
        if (keys.GroupBy(key => key).FirstOrDefault(same => same.Count() > 1) is { } several)
            throw new ToolException(ExitCode.Input, $"Two files have the service {several.Key}. Remove it from one of them.");
    }

    // Only the native file is trimmed, and only there no code can be compiled.
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#pragma warning disable IL4000 // The analyzer does not know that both belong together.
    private static bool CanLoadAssemblies => RuntimeFeature.IsDynamicCodeSupported;
#pragma warning restore IL4000

    private List<Implementation> Implement(IEnumerable<string> assemblies, ParseResult parsed)
    {
        List<ClassPattern> chosen = [.. (parsed.GetValue(_services) ?? []).Select(pattern => new ClassPattern(pattern))];
        List<Implementation> found = [];
        foreach (string path in assemblies)
        {
            if (!CanLoadAssemblies)
            {
                throw new ToolException(
                    ExitCode.Usage,
                    $"'{path}' cannot be loaded by the native file of dubbonet. Use the .NET tool: dotnet tool install --global "
                        + "DubboNet.Tool.");
            }

            found.AddRange(ImplementationFinder.Find(path, chosen));
        }

        return found;
    }
}
