using System.CommandLine;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Compares contracts with the jar of a newer version.</summary>
internal sealed class CheckCommand
{
    private readonly ToolOutput _output;
    private readonly Argument<string[]> _libraries = new("library")
    {
        Description = "The jar to compare with, and further jars or folders with the classes that it refers to.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _contracts = new("--contracts", "-c")
    {
        Description = "The folder that 'dubbonet generate' wrote, its contracts.snapshot.json, an assembly with contracts, or another jar.",
        HelpName = "path",
        Required = true,
    };

    private readonly Option<string[]> _services = new("--services", "-s")
    {
        Description = "The Java interfaces to compare: com.acme.stock.* has those of a package. Can be repeated. The default is all.",
        HelpName = "pattern",
    };

    private CheckCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var check = new CheckCommand(output);
        var command = new Command("check", "Compares contracts with a jar, and fails for breaking changes.")
        {
            check._libraries, check._contracts, check._services,
        };
        command.SetAction(parsed => (int)check.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        List<ClassPattern> services = [.. (parsed.GetValue(_services) ?? []).Select(pattern => new ClassPattern(pattern))];
        ContractSnapshot contract = ContractSource.Read(parsed.GetRequiredValue(_contracts), services);
        using var classPath = JavaClassPath.Open(parsed.GetRequiredValue(_libraries));
        List<ContractChange> changes =
        [
            .. ContractComparison.Compare(contract, JarSnapshot.ReadFor(classPath, contract)).Where(change =>
                change.Kind != ContractChangeKind.ServiceAdded || services.Count == 0
                    || services.Exists(pattern => pattern.IsMatch(change.Class))),
        ];
        if (parsed.GetValue(_output.JsonOption))
            WriteJson(changes);
        else
            WriteText(changes);
        return changes.Any(change => change.IsBreaking) ? ExitCode.Difference : ExitCode.Success;
    }

    private static void WriteText(List<ContractChange> changes)
    {
        foreach (ContractChange change in changes.OrderByDescending(change => change.IsBreaking))
        {
            string member = change.Member is null ? "" : $" {change.Member}";
            string severity = change.IsBreaking ? "breaking" : "harmless";
            ToolOutput.Line($"{severity} {TextOf(change.Kind)}: {change.Class}{member}{Difference(change)}");
            ToolOutput.Line($"         {change.Meaning}");
        }

        int breaking = changes.Count(change => change.IsBreaking);
        ToolOutput.Line($"{breaking} breaking, {changes.Count - breaking} harmless changes.");
    }

    private static string Difference(ContractChange change) => (change.From, change.To) switch
    {
        (null, null) => "",
        ({ } from, null) => from == change.Member || from == change.Class ? "" : $": {from}",
        (null, { } to) => to == change.Member || to == change.Class ? "" : $": {to}",
        var (from, to) => $": {from} -> {to}",
    };

    // MethodRemoved is "method removed".
    private static string TextOf(ContractChangeKind kind) => string.Concat(
        kind.ToString().Select((letter, i) => (char.IsUpper(letter) && i > 0 ? " " : "") + char.ToLowerInvariant(letter)));

    private static void WriteJson(List<ContractChange> changes) => ToolOutput.Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("breaking", changes.Count(change => change.IsBreaking));
        json.WriteNumber("harmless", changes.Count(change => !change.IsBreaking));
        json.WriteStartArray("changes");
        foreach (ContractChange change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind.ToString());
            json.WriteBoolean("breaking", change.IsBreaking);
            json.WriteString("class", change.Class);
            json.WriteString("member", change.Member);
            json.WriteString("from", change.From);
            json.WriteString("to", change.To);
            json.WriteString("meaning", change.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
