using DubboNet.Java;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace DubboNet.Build;

/// <summary>Generates C# files from the items <c>JavaContract</c> of a project.</summary>
public sealed class GenerateJavaContracts : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _canceled = new();

    /// <summary>Gets or sets the items <c>JavaContract</c>.</summary>
    [Required]
    public ITaskItem[] Contracts { get; set; } = [];

    /// <summary>Gets or sets the full path of the project. Relative paths start in its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Gets or sets the folder of the generated files. Other files of an earlier build are deleted there.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Gets or sets the file that lists what was not translated.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    /// <summary>Gets or sets the local Maven repository. The default is that of Maven.</summary>
    public string LocalRepository { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether nothing is downloaded.</summary>
    public bool IsOffline { get; set; }

    /// <summary>Gets or sets a value indicating whether an editor builds. Nothing is downloaded then.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>Gets the generated files.</summary>
    [Output]
    public ITaskItem[] GeneratedFiles { get; private set; } = [];

    /// <summary>Gets the jars that were read.</summary>
    [Output]
    public ITaskItem[] ReadFiles { get; private set; } = [];

    private string ProjectFolder => Path.GetDirectoryName(ProjectFile)!;

    /// <summary>Ends downloads.</summary>
    public void Cancel() => _canceled.Cancel();

    /// <summary>Releases what <see cref="Cancel"/> uses.</summary>
    public void Dispose() => _canceled.Dispose();

    /// <summary>Generates the files, and returns whether there was no error.</summary>
    public override bool Execute()
    {
        var log = new ContractLog(Log, ProjectFile);
        JavaContractItem[] items =
        [
            .. from item in Contracts
               where !JavaContractItem.IsSourcesOfJar(item, ProjectFolder)
               select JavaContractItem.Read(item, ProjectFolder, CreateMaven(), log),
        ];
        if (Log.HasLoggedErrors)
            return false;
        var found = new GeneratedContracts(log);
        // Contracts with the same options are generated together, so that a class that several of them mention becomes one type.
        foreach (IEnumerable<JavaContractItem> group in items.GroupBy(item => item.Group))
            Generate([.. group], found, log);
        if (Log.HasLoggedErrors)
            return false;
        Write(found, log);
        return !Log.HasLoggedErrors;
    }

    private MavenOptions CreateMaven()
    {
        var options = new MavenOptions { IsOffline = IsOffline || IsDesignTime };
        return LocalRepository.Length == 0 ? options : options with { LocalRepository = Path.GetFullPath(LocalRepository, ProjectFolder) };
    }

    private void Generate(JavaContractItem[] items, GeneratedContracts found, ContractLog log)
    {
        try
        {
            ContractOptions options = items[0].Options with
            {
                Types = [.. items.SelectMany(item => item.Types).Distinct()],
                Callbacks = [.. items.SelectMany(item => item.Callbacks).Distinct()],
                Idempotent = [.. items.SelectMany(item => item.Idempotent).Distinct()],
            };
            ContractGeneration generation = ContractGenerator.Generate(
                [.. items.Select(item => item.Library)], options, _canceled.Token);
            if (IsDesignTime && generation.Problems.Count > 0)
                log.Error(items[0], ContractLog.Unusable, $"{generation.Problems[0].Reason} Build the project once to download it.");
            found.Add(items, generation);
        }
        catch (ContractLibraryException e)
        {
            log.Error(Array.Find(items, item => item.Library.Location == e.Library) ?? items[0], ContractLog.Unusable, e.Message);
        }
        catch (JavaClassFormatException e)
        {
            log.Error(items[0], ContractLog.Unusable, e.Message);
        }
    }

    private void Write(GeneratedContracts found, ContractLog log)
    {
        try
        {
            string folder = Path.GetFullPath(OutputFolder, ProjectFolder);
            ContractChanges changes = ContractFolder.Write(folder, found.Translation);
            log.Message($"{changes.Written.Count} files of Java contracts were written, and {changes.Deleted.Count} were deleted.");
            string report = Path.GetFullPath(ReportFile, ProjectFolder);
            if (!File.Exists(report) || File.ReadAllText(report) != found.Report)
                File.WriteAllText(report, found.Report);
            found.LogReport(report);
            GeneratedFiles = [.. found.Translation.Files.Select(file => ContractLog.ItemOf(Path.Combine(folder, file.Path)))];
            // A folder has no time of its own. Its class files or sources are inputs that the build lists.
            ReadFiles = [.. found.ClassPath.Where(File.Exists).Select(ContractLog.ItemOf)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error(null, ContractLog.Unusable, $"The contracts cannot be written. {e.Message}");
        }
    }
}
