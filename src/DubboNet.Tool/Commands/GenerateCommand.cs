using System.CommandLine;
using System.Text.Json;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>The command <c>generate</c>, which writes C# contracts of Java libraries or of the services of a registry.</summary>
internal sealed class GenerateCommand
{
    private readonly Argument<string[]> _libraries = new("library")
    {
        Description = "A jar, a folder with class files or Java sources, or Maven coordinates such as com.acme:inventory-api:1.4. "
            + "Or alone, a registry (zookeeper://host:2181, nacos://host:8848) or a provider (dubbo://host:20880) that describes its "
            + "services.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _services = new("--services", "-s")
    {
        Description = "The interfaces: com.acme.stock.* has those of a package, and com.acme.** those below it, too. "
            + "Can be repeated. The default is all public interfaces.",
        HelpName = "pattern",
    };

    private readonly Option<string[]> _types = new("--types")
    {
        Description = "Further classes that become types, such as data that only an Object holds. Can be repeated.",
        HelpName = "pattern",
    };

    private readonly Option<string[]> _callbacks = new("--callbacks")
    {
        Description = "The interfaces that providers call back if they are a parameter. Can be repeated.",
        HelpName = "pattern",
    };

    private readonly Option<string[]> _idempotent = new("--idempotent")
    {
        Description = "The methods that are idempotent, such as com.acme.stock.Inventory.find*. Can be repeated.",
        HelpName = "pattern",
    };

    private readonly Option<string> _folder = new("--output", "-o")
    {
        Description = "The folder of the files. Files of an earlier run that are not generated now are deleted.",
        HelpName = "folder",
        DefaultValueFactory = _ => "Contracts",
    };

    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = "The namespace of all types. The default follows the Java packages.",
        HelpName = "name",
    };

    private readonly Option<bool> _records = new("--records") { Description = "Writes records instead of classes." };

    private readonly Option<bool> _internal = new("--internal") { Description = "Writes internal instead of public types." };

    private readonly Option<bool> _noDefaultMethods = new("--no-default-methods")
    {
        Description = "Leaves the default methods of Java interfaces out.",
    };

    private readonly Option<string[]> _dependencies = new("--dependency", "-d")
    {
        Description = "A further jar, folder or Maven artifact that has classes of the contracts. Can be repeated.",
        HelpName = "library",
    };

    private readonly MavenCommandOptions _maven = new();
    private readonly ConnectionOptions _connection = new();

    private readonly Option<bool> _strict = new("--strict") { Description = "Writes nothing and fails if something has no C#." };

    private readonly ToolOutput _output;

    private GenerateCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var command = new GenerateCommand(output);
        // What begins like an option is a misspelled one.
        command._libraries.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } wrong)
                result.AddError($"'{wrong.Value}' is not an option of this command. --help lists the options.");
        });
        var created = new Command("generate", "Writes C# contracts of Java libraries to a folder.")
        {
            command._libraries, command._connection.Group, command._connection.ServiceVersion,
        };
        Option[] options =
        [
            command._services, command._folder, command._namespace, command._records, command._internal, command._noDefaultMethods,
            command._types, command._callbacks, command._idempotent, command._dependencies, command._strict,
        ];
        foreach (Option option in options)
            created.Add(option);
        command._maven.AddTo(created);
        command._connection.AddOptionsTo(created);
        created.SetAction(command.RunAsync);
        return created;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DescribedServices? described =
            await _output.WaitAsync("Asking", DescribeAsync(parsed, cancellationToken)).ConfigureAwait(false);
        ContractGeneration found = await _output.WaitAsync(
            "Reading classes", Task.Factory.StartNew(
                () => Generate(parsed, described, cancellationToken),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ConfigureAwait(false);
        string folder = parsed.GetValue(_folder)!;
        bool isRefused = parsed.GetValue(_strict) && found.Translation.Omissions.Count + found.Problems.Count > 0;
        ContractChanges changes = isRefused ? new ContractChanges([], []) : Write(found, folder);
        if (parsed.GetValue(_output.JsonOption))
            WriteJson(found, changes);
        else
            WriteReport(found, changes, folder);
        if (described is not null)
            _output.Note("Exceptions, base classes and callbacks are missing, because only a jar tells them.");
        if (!isRefused)
            return (int)ExitCode.Success;
        _output.Error("Nothing was written, because --strict is set and something has no C#. The report has the reasons.");
        return (int)ExitCode.Difference;
    }

    // The snapshot is what 'dubbonet check' compares later versions with.
    private static ContractChanges Write(ContractGeneration found, string folder)
    {
        ContractChanges changes = ContractFolder.Write(folder, found.Translation);
        bool isChanged = found.ReadSnapshot().Save(Path.Combine(folder, ContractSnapshot.FileName));
        return isChanged ? changes with { Written = [.. changes.Written, ContractSnapshot.FileName] } : changes;
    }

    /// <summary>Returns what a registry or provider describes, or null if the user named libraries.</summary>
    private async Task<DescribedServices?> DescribeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] locations = parsed.GetRequiredValue(_libraries);
        if (!locations.Any(CallTarget.IsAddress))
            return null;
        if (locations.Length > 1)
            throw new ToolException(ExitCode.Usage, "Name a registry or a provider alone. Jars with its classes are a --dependency.");
        CallTarget target = _connection.CreateTarget(parsed, locations[0], token: null);
        await using (target.ConfigureAwait(false))
        {
            return await DescribedServices.ReadAsync(
                target, parsed.GetValue(_services)!, parsed.GetValue(_connection.Group), parsed.GetValue(_connection.ServiceVersion),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private ContractGeneration Generate(ParseResult parsed, DescribedServices? described, CancellationToken cancellationToken)
    {
        ContractLibrary[] libraries = described is null
            ? ReadLibraries(parsed, parsed.GetValue(_libraries)!, parsed.GetValue(_services)!)
            : ReadLibraries(parsed, [described.Folder], described.Names);
        ContractGeneration found = ContractGenerator.Generate(libraries, ReadOptions(parsed), cancellationToken);
        return described is null
            ? found
            : found with { Translation = found.Translation with { Omissions = [.. described.Omissions, .. found.Translation.Omissions] } };
    }

    private ContractLibrary[] ReadLibraries(ParseResult parsed, IEnumerable<string> locations, IReadOnlyList<string> services)
    {
        MavenOptions maven = _maven.Read(parsed);
        return
        [
            .. locations.Select(location => new ContractLibrary
            {
                Location = location,
                Services = services,
                Dependencies = parsed.GetValue(_dependencies)!,
                Maven = maven,
            }),
        ];
    }

    private ContractOptions ReadOptions(ParseResult parsed) => new()
    {
        Services = [],
        Types = parsed.GetValue(_types)!,
        Callbacks = parsed.GetValue(_callbacks)!,
        Idempotent = parsed.GetValue(_idempotent)!,
        Namespace = parsed.GetValue(_namespace),
        UseRecords = parsed.GetValue(_records),
        IsInternal = parsed.GetValue(_internal),
        IncludeDefaultMethods = !parsed.GetValue(_noDefaultMethods),
    };

    private static void WriteReport(ContractGeneration found, ContractChanges changes, string folder)
    {
        foreach (string path in changes.Written)
            ToolOutput.Line($"wrote   {Path.Combine(folder, path)}");
        foreach (string path in changes.Deleted)
            ToolOutput.Line($"deleted {Path.Combine(folder, path)}");
        foreach (ContractOmission part in found.Translation.Omissions)
            ToolOutput.Line($"no C#   {part}");
        foreach (MavenProblem problem in found.Problems)
            ToolOutput.Line($"missing {problem.Artifact}: {problem.Reason}");
        // The snapshot is a file, too.
        int unchanged = found.Translation.Files.Count + 1 - changes.Written.Count;
        ToolOutput.Line(
            $"written {changes.Written.Count}, deleted {changes.Deleted.Count}, unchanged {unchanged}, "
                + $"no C# {found.Translation.Omissions.Count}, missing {found.Problems.Count}");
    }

    private static void WriteJson(ContractGeneration found, ContractChanges changes) => ToolOutput.Json(writer =>
    {
        writer.WriteStartObject();
        WriteArray(writer, "written", changes.Written, writer.WriteStringValue);
        WriteArray(writer, "deleted", changes.Deleted, writer.WriteStringValue);
        WriteArray(writer, "omissions", found.Translation.Omissions, part =>
        {
            writer.WriteStartObject();
            writer.WriteString("class", part.Class);
            writer.WriteString("member", part.Member);
            writer.WriteString("reason", part.Reason);
            writer.WriteEndObject();
        });
        WriteArray(writer, "missing", found.Problems, problem =>
        {
            writer.WriteStartObject();
            writer.WriteString("artifact", problem.Artifact);
            writer.WriteString("reason", problem.Reason);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    });

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> values, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (T value in values)
            write(value);
        writer.WriteEndArray();
    }
}
