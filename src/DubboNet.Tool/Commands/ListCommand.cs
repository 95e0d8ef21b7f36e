using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace DubboNet.Tool;

/// <summary>The command <c>list</c>, which lists the services of a provider or a registry.</summary>
internal sealed class ListCommand
{
    private readonly ConnectionOptions _connection = new();
    private readonly ToolOutput _output;

    private ListCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var list = new ListCommand(output);
        var command = new Command("list", "Lists the services of a provider or a registry.");
        list._connection.AddTo(command);
        command.SetAction(list.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CallTarget target = _connection.CreateTarget(parsed);
        await using (target.ConfigureAwait(false))
        {
            IReadOnlyList<KnownService> services = await _output.WaitAsync(
                "Looking for services", new ServiceLookup(target).ListAsync(cancellationToken)).ConfigureAwait(false);
            if (parsed.GetValue(_output.JsonOption))
                WriteJson(services);
            else if (_output.IsTerminal)
                WriteTable(services);
            else
                WriteLines(services);
        }

        return (int)ExitCode.Success;
    }

    private static void WriteJson(IReadOnlyList<KnownService> services) => ToolOutput.Json(writer =>
    {
        writer.WriteStartArray();
        foreach (KnownService service in services)
        {
            writer.WriteStartObject();
            writer.WriteString("interface", service.Key.Interface);
            writer.WriteString("group", service.Key.Group);
            writer.WriteString("version", service.Version);
            writer.WriteNumber("providers", service.Providers.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private void WriteTable(IReadOnlyList<KnownService> services)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("interface", "group", "version", "providers");
        foreach (KnownService service in services)
        {
            table.AddRow(
                Markup.Escape(service.Key.Interface), Markup.Escape(service.Key.Group), Markup.Escape(service.Version),
                service.Providers.Count.ToString(CultureInfo.InvariantCulture));
        }

        _output.Terminal.Write(table);
    }

    // A line has the service as other commands name it, and the number of providers.
    private static void WriteLines(IReadOnlyList<KnownService> services)
    {
        foreach (KnownService service in services)
            ToolOutput.Line(string.Create(CultureInfo.InvariantCulture, $"{service.Key}\t{service.Providers.Count}"));
    }
}
