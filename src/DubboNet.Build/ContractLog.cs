using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DubboNet.Build;

/// <summary>Writes messages in the form of MSBuild, with a code and the file that has the item.</summary>
/// <param name="log">The log of the task.</param>
/// <param name="projectFile">The project.</param>
internal sealed class ContractLog(TaskLoggingHelper log, string projectFile)
{
    /// <summary>A part of a class has no C#.</summary>
    public const string Omitted = "DNJ001";

    /// <summary>An item cannot be used.</summary>
    public const string Unusable = "DNJ002";

    /// <summary>A dependency was not found, and a class of the contracts is missing.</summary>
    public const string Missing = "DNJ003";

    /// <summary>An item has metadata whose name is misspelled.</summary>
    public const string Misspelled = "DNJ004";

    private static readonly string HelpPage = typeof(ContractLog).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "PagesUrl").Value + "/docs/contracts-from-jars.md#";

    public static ITaskItem ItemOf(string path) => new TaskItem(path);

    public void Error(JavaContractItem? item, string code, string message) =>
        log.LogError(null, code, null, HelpOf(code), FileOf(item), 0, 0, 0, 0, Describe(item, message));

    public void Warning(JavaContractItem? item, string code, string message) =>
        log.LogWarning(null, code, null, HelpOf(code), FileOf(item), 0, 0, 0, 0, Describe(item, message));

    public void Message(string message) => log.LogMessage(MessageImportance.Normal, message);

    private static string HelpOf(string code) => HelpPage + code.ToLowerInvariant();

    private static string Describe(JavaContractItem? item, string message) =>
        item is null ? message : $"JavaContract '{item.Name}': {message}";

    private string FileOf(JavaContractItem? item) => item?.DefinedIn is { Length: > 0 } file ? file : projectFile;
}
