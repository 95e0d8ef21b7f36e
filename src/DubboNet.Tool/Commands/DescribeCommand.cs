using System.CommandLine;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>The command <c>describe</c>, which shows the methods, the providers and the classes of a service.</summary>
internal sealed class DescribeCommand
{
    private readonly ServiceCommand _command = new();
    private readonly ToolOutput _output;

    private DescribeCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var describe = new DescribeCommand(output);
        var command = new Command("describe", "Shows the methods, the providers and the classes of a service.");
        describe._command.AddTo(command);
        command.SetAction(describe.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CallTarget target = _command.CreateTarget(parsed);
        await using (target.ConfigureAwait(false))
        {
            (KnownService service, ServiceSignatures? signatures) = await _output.WaitAsync(
                "Looking for the service", FindAsync(parsed, target, cancellationToken)).ConfigureAwait(false);
            if (parsed.GetValue(_output.JsonOption))
                WriteJson(service, signatures);
            else
                WriteText(service, signatures);
        }

        return (int)ExitCode.Success;
    }

    private async Task<(KnownService Service, ServiceSignatures? Signatures)> FindAsync(
        ParseResult parsed, CallTarget target, CancellationToken cancellationToken)
    {
        var lookup = new ServiceLookup(target);
        using SignatureFinder finder = _command.CreateFinder(parsed, target, lookup);
        KnownService service = await lookup.FindAsync(_command.ReadKey(parsed), cancellationToken).ConfigureAwait(false);
        return (service, await finder.FindAsync(service, cancellationToken).ConfigureAwait(false));
    }

    private void WriteText(KnownService service, ServiceSignatures? signatures)
    {
        ToolOutput.Line($"{service.Key}");
        if (signatures is null)
            WriteNames(service);
        else
            WriteMethods(signatures);
        ToolOutput.Line("\nproviders");
        foreach (DubboUrl url in service.Providers)
        {
            ToolOutput.Line($"  {url.Protocol}://{url.Host}:{url.Port}");
            foreach ((string name, string value) in url.Parameters.Where(parameter => IsSetting(parameter.Key)))
                ToolOutput.Line($"      {name}={value}");
        }
    }

    // The URL of a provider has the names of the methods.
    private void WriteNames(KnownService service)
    {
        _output.Note("No source has the types of the methods. Pass the contract or the jar with --contract.");
        IEnumerable<string> all = service.Providers.SelectMany(url => url.GetParameter("methods")?.Split(',') ?? []);
        string[] names = [.. all.Distinct().Order(StringComparer.Ordinal)];
        if (names.Length == 0)
            return;
        ToolOutput.Line("\nmethods, by their names only");
        foreach (string name in names)
            ToolOutput.Line($"  {name}");
    }

    private static void WriteMethods(ServiceSignatures signatures)
    {
        ToolOutput.Line($"\nmethods, from {signatures.Source}");
        foreach (MethodSignature method in Sort(signatures.Methods))
            ToolOutput.Line($"  {method}\n      {method.Descriptor}");
        if (signatures.Types.Count > 0)
            ToolOutput.Line("\nclasses");
        foreach (JavaTypeShape type in signatures.Types)
        {
            ToolOutput.Line($"  {type.Name}");
            if (type.Constants is not null)
                ToolOutput.Line($"      {string.Join(", ", type.Constants)}");
            foreach (JavaFieldShape field in type.Fields)
                ToolOutput.Line($"      {field.Type} {field.Name}");
        }
    }

    private static void WriteJson(KnownService service, ServiceSignatures? signatures) => ToolOutput.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("interface", service.Key.Interface);
        writer.WriteString("group", service.Key.Group);
        writer.WriteString("version", service.Version);
        writer.WriteString("source", signatures?.Source);
        writer.WriteStartArray("methods");
        foreach (MethodSignature method in Sort(signatures?.Methods ?? []))
            WriteMethod(writer, method);
        writer.WriteEndArray();
        writer.WriteStartArray("classes");
        foreach (JavaTypeShape type in signatures?.Types ?? [])
            WriteType(writer, type);
        writer.WriteEndArray();
        writer.WriteStartArray("providers");
        foreach (DubboUrl url in service.Providers)
            WriteProvider(writer, url);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteMethod(Utf8JsonWriter writer, MethodSignature method)
    {
        writer.WriteStartObject();
        writer.WriteString("name", method.Name);
        writer.WriteStartArray("parameters");
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("name", method.ParameterNames?[i]);
            writer.WriteString("type", $"{method.Parameters[i]}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("result", method.Result?.ToString());
        writer.WriteString("descriptor", method.Descriptor);
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, JavaTypeShape type)
    {
        writer.WriteStartObject();
        writer.WriteString("name", type.Name);
        writer.WriteStartObject("fields");
        foreach (JavaFieldShape field in type.Fields)
            writer.WriteString(field.Name, $"{field.Type}");
        writer.WriteEndObject();
        writer.WriteStartArray("constants");
        foreach (string constant in type.Constants ?? [])
            writer.WriteStringValue(constant);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProvider(Utf8JsonWriter writer, DubboUrl url)
    {
        writer.WriteStartObject();
        writer.WriteString("address", $"{url.Protocol}://{url.Host}:{url.Port}");
        writer.WriteStartObject("settings");
        foreach ((string name, string value) in url.Parameters.Where(parameter => IsSetting(parameter.Key)))
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // The token is a secret, and the others are shown elsewhere.
    private static bool IsSetting(string name) => name is not ("interface" or "group" or "version" or "methods" or "token" or "path");

    private static IEnumerable<MethodSignature> Sort(IEnumerable<MethodSignature> methods) =>
        methods.OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.Descriptor, StringComparer.Ordinal);
}
