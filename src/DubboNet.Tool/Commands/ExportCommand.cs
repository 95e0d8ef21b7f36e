using System.CommandLine;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Writes the Java sources of C# contracts.</summary>
internal sealed class ExportCommand
{
    private readonly ToolOutput _output;
    private readonly Argument<string> _assembly = new("assembly")
    {
        Description = "The assembly with the contracts, such as Acme.Pricing.dll.",
    };

    private readonly Option<string> _folder = new("--output", "-o") { Description = "The folder of the Maven project.", Required = true };
    private readonly Option<string[]> _services = new("--services")
    {
        Description = "Java interfaces to export, such as 'com.acme.*'. By default, all contracts and types are exported.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _groupId = new("--group-id")
    {
        Description = "The group of the artifact. Default: the common package.",
    };

    private readonly Option<string> _artifactId = new("--artifact-id")
    {
        Description = "The name of the artifact. Default: the name of the assembly.",
    };

    private readonly Option<string> _version = new("--artifact-version")
    {
        Description = "The version of the artifact. Default: the version of the assembly.",
    };

    private readonly Option<bool> _futures = new("--futures")
    {
        Description = "Methods return CompletableFuture instead of plain results.",
    };

    private readonly Option<bool> _unchecked = new("--unchecked") { Description = "Exceptions derive from RuntimeException." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fails if something cannot be exported." };

    private ExportCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var export = new ExportCommand(output);
        var command = new Command("export", "Writes Java sources and a pom.xml for the C# contracts of an assembly.")
        {
            export._assembly, export._folder, export._services, export._groupId, export._artifactId, export._version, export._futures,
            export._unchecked, export._strict,
        };
        command.SetAction(parsed => (int)export.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        using ClrAssemblies assemblies = ClrAssemblies.Open(parsed.GetRequiredValue(_assembly));
        var options = new ExportOptions(parsed.GetValue(_services) ?? [], parsed.GetValue(_futures), parsed.GetValue(_unchecked));
        ExportResult result = ContractExporter.Export(assemblies, options);
        JavaProject project = MavenNames.CreateProject(
            assemblies.Main, result, parsed.GetValue(_groupId), parsed.GetValue(_artifactId), parsed.GetValue(_version));
        IReadOnlyList<JavaProjectChange> changes = JavaProjectFolder.Write(parsed.GetRequiredValue(_folder), project.CreateFiles());
        if (parsed.GetValue(_output.JsonOption))
            WriteJson(changes, result.Omissions);
        else
            WriteText(changes, result.Omissions);
        return result.Omissions.Count > 0 && parsed.GetValue(_strict) ? ExitCode.Difference : ExitCode.Success;
    }

    private void WriteText(IReadOnlyList<JavaProjectChange> changes, IReadOnlyList<ExportOmission> omissions)
    {
        foreach (JavaProjectChange change in changes.Where(change => change.Kind != JavaFileChange.Unchanged))
            ToolOutput.Line($"{TextOf(change.Kind)} {change.Path}");
        foreach (ExportOmission omission in omissions)
            _output.Error($"left out: {omission.Type}{(omission.Member is null ? "" : $".{omission.Member}")}: {omission.Reason}");
        int written = changes.Count(change => change.Kind is JavaFileChange.Created or JavaFileChange.Changed);
        ToolOutput.Line($"{changes.Count} files, {written} written, {omissions.Count} members or types left out.");
    }

    private static void WriteJson(IReadOnlyList<JavaProjectChange> changes, IReadOnlyList<ExportOmission> omissions) =>
        ToolOutput.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (JavaProjectChange change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.WriteString("change", TextOf(change.Kind));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("omissions");
            foreach (ExportOmission omission in omissions)
            {
                json.WriteStartObject();
                json.WriteString("type", omission.Type);
                json.WriteString("member", omission.Member);
                json.WriteString("reason", omission.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static string TextOf(JavaFileChange change) => change switch
    {
        JavaFileChange.Created => "created",
        JavaFileChange.Changed => "changed",
        JavaFileChange.Deleted => "deleted",
        JavaFileChange.Kept => "kept",
        _ => "unchanged",
    };
}
