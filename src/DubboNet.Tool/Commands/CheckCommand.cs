using System.CommandLine;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>The command <c>check</c>, which compares contracts with a library, a provider or a registry.</summary>
internal sealed class CheckCommand
{
    private readonly ToolOutput _output;
    private readonly Argument<string[]> _others = new("target")
    {
        Description = "What to compare with: a jar or Maven coordinates such as com.acme:inventory-api:1.5, with further jars or folders "
            + "that have classes which it refers to, a provider (dubbo://host:20880), or a registry (zookeeper://host:2181, "
            + "nacos://host:8848).",
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

    private readonly Option<bool> _strict = new("--strict") { Description = "Fails if something cannot be compared." };

    private readonly MavenCommandOptions _maven = new();
    private readonly ConnectionOptions _connection = new();

    private CheckCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var check = new CheckCommand(output);
        var command = new Command("check", "Compares contracts with a jar, a provider or a registry, and fails for breaking changes.")
        {
            check._others, check._contracts, check._services, check._strict, check._connection.Group, check._connection.ServiceVersion,
        };
        check._maven.AddTo(command);
        check._connection.AddOptionsTo(command);
        command.SetAction(check.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        List<ClassPattern> services = [.. (parsed.GetValue(_services) ?? []).Select(pattern => new ClassPattern(pattern))];
        ContractSnapshot contract = ContractSource.Read(parsed.GetRequiredValue(_contracts), services);
        ContractPair pair = await _output.WaitAsync("Comparing", ReadAsync(parsed, contract, cancellationToken)).ConfigureAwait(false);
        List<ContractChange> changes =
        [
            .. ContractComparison.Compare(pair.Contract, pair.Current).Where(change =>
                change.Kind != ContractChangeKind.ServiceAdded || services.Count == 0
                    || services.Exists(pattern => pattern.IsMatch(change.Class))),
        ];
        if (parsed.GetValue(_output.JsonOption))
            WriteJson(changes, pair.NotCompared);
        else
            WriteText(changes, pair.NotCompared);
        bool isIncomplete = parsed.GetValue(_strict) && pair.NotCompared.Count > 0;
        return (int)(isIncomplete || changes.Any(change => change.IsBreaking) ? ExitCode.Difference : ExitCode.Success);
    }

    private Task<ContractPair> ReadAsync(ParseResult parsed, ContractSnapshot contract, CancellationToken cancellationToken)
    {
        string[] others = parsed.GetRequiredValue(_others);
        if (!others.Any(CallTarget.IsAddress))
        {
            return Task.Factory.StartNew(
                () => ReadLibraries(contract, others, _maven.Read(parsed), cancellationToken),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        return others is [var address]
            ? ReadTargetAsync(parsed, contract, address, cancellationToken)
            : throw new ToolException(ExitCode.Usage, "A provider or a registry is compared alone. Name no jar beside it.");
    }

    private static ContractPair ReadLibraries(
        ContractSnapshot contract, string[] locations, MavenOptions maven, CancellationToken cancellationToken)
    {
        LibrarySnapshot found = LibrarySnapshot.ReadFor(contract, locations, maven, cancellationToken);
        return new ContractPair(
            contract, found.Snapshot, [.. found.Problems.Select(problem => $"{problem.Artifact}: it was not found. {problem.Reason}")]);
    }

    private async Task<ContractPair> ReadTargetAsync(
        ParseResult parsed, ContractSnapshot contract, string address, CancellationToken cancellationToken)
    {
        CallTarget target = _connection.CreateTarget(parsed, address, token: null);
        await using (target.ConfigureAwait(false))
        {
            return await new ProviderContract(target, contract).ReadAsync(
                parsed.GetValue(_connection.Group), parsed.GetValue(_connection.ServiceVersion), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void WriteText(List<ContractChange> changes, IReadOnlyList<string> notCompared)
    {
        foreach (ContractChange change in changes.OrderByDescending(change => change.IsBreaking))
        {
            string member = change.Member is null ? "" : $" {change.Member}";
            string severity = change.IsBreaking ? "breaking" : "harmless";
            ToolOutput.Line($"{severity} {TextOf(change.Kind)}: {change.Class}{member}{Difference(change)}");
            ToolOutput.Line($"         {change.Meaning}");
        }

        foreach (string part in notCompared)
            ToolOutput.Line($"not compared: {part}");
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

    private static void WriteJson(List<ContractChange> changes, IReadOnlyList<string> notCompared) => ToolOutput.Json(json =>
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
        json.WriteStartArray("notCompared");
        foreach (string part in notCompared)
            json.WriteStringValue(part);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
