using DubboNet.Java;
using Microsoft.Build.Framework;

namespace DubboNet.Build;

/// <summary>Represents an item <c>JavaContract</c>.</summary>
internal sealed class JavaContractItem
{
    private const string SourcesSuffix = "-sources.jar";

    private static readonly string[] Known =
    [
        "Services", "Types", "Callbacks", "Idempotent", "Namespace", "Records", "DefaultMethods", "Access", "Dependencies", "Repository",
        "Strict",
    ];

    private readonly ITaskItem _item;
    private readonly ContractLog _log;

    private JavaContractItem(ITaskItem item, string folder, MavenOptions maven, ContractLog log)
    {
        (_item, _log) = (item, log);
        string[] repositories = [.. List("Repository").Select(address => FindRepository(address, folder))];
        Library = new ContractLibrary
        {
            Location = FindLocation(item.ItemSpec, folder),
            Services = List("Services"),
            Dependencies = [.. List("Dependencies").Select(location => FindLocation(location, folder))],
            Maven = repositories.Length == 0 ? maven : maven with { Repositories = repositories },
        };
        Types = List("Types");
        Callbacks = List("Callbacks");
        Idempotent = List("Idempotent");
        IsStrict = Flag("Strict", isSetByDefault: false);
        Options = new ContractOptions
        {
            Services = [],
            Namespace = item.GetMetadata("Namespace") is { Length: > 0 } stated ? stated : null,
            UseRecords = Flag("Records", isSetByDefault: false),
            IncludeDefaultMethods = Flag("DefaultMethods", isSetByDefault: true),
            IsInternal = IsInternal(),
        };
        CheckNames();
    }

    /// <summary>Gets the name of the item, as the project states it.</summary>
    public string Name => _item.ItemSpec;

    /// <summary>Gets the file that has the item.</summary>
    public string DefinedIn => _item.GetMetadata("DefiningProjectFullPath");

    public ContractLibrary Library { get; }

    /// <summary>Gets the options that types of one file must have in common.</summary>
    public ContractOptions Options { get; }

    /// <summary>Gets what is equal for items with the same options.</summary>
    public object Group => (Options.Namespace, Options.UseRecords, Options.IncludeDefaultMethods, Options.IsInternal);

    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> Callbacks { get; }

    public IReadOnlyList<string> Idempotent { get; }

    /// <summary>Gets a value indicating whether what is left out is an error.</summary>
    public bool IsStrict { get; }

    /// <summary>
    /// Returns whether an item is the sources of a jar beside it. Patterns such as <c>libs/*.jar</c> match both, which are read together.
    /// </summary>
    public static bool IsSourcesOfJar(ITaskItem item, string folder) =>
        item.ItemSpec.EndsWith(SourcesSuffix, StringComparison.Ordinal)
            && File.Exists(Path.GetFullPath(item.ItemSpec[..^SourcesSuffix.Length] + ".jar", folder));

    /// <summary>Reads an item. Mistakes are logged.</summary>
    /// <param name="item">The item.</param>
    /// <param name="folder">The folder in which relative paths begin.</param>
    /// <param name="maven">Where coordinates are looked for if the item has no repository.</param>
    /// <param name="log">The log.</param>
    public static JavaContractItem Read(ITaskItem item, string folder, MavenOptions maven, ContractLog log) =>
        new(item, folder, maven, log);

    private static string FindLocation(string stated, string folder)
    {
        string path = Path.GetFullPath(stated, folder);
        return !Path.Exists(path) && MavenCoordinates.TryParse(stated) is not null ? stated : path;
    }

    private static string FindRepository(string stated, string folder) =>
        stated.Contains("://", StringComparison.Ordinal) ? stated : Path.GetFullPath(stated, folder);

    private string[] List(string name) =>
        _item.GetMetadata(name).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Other metadata can be that of other packages, unless its name is nearly one of these.
    private void CheckNames()
    {
        foreach (string name in _item.CloneCustomMetadata().Keys.Cast<string>().Except(Known, StringComparer.OrdinalIgnoreCase))
        {
            if (NearNames.FindMeant(name, Known) is { } meant)
                _log.Warning(this, ContractLog.Misspelled, $"{name} is not known, and is ignored. Did you mean {meant}?");
        }
    }

    private bool Flag(string name, bool isSetByDefault)
    {
        string stated = _item.GetMetadata(name);
        if (stated.Length == 0)
            return isSetByDefault;
        if (!bool.TryParse(stated, out bool value))
            _log.Error(this, ContractLog.Unusable, $"{name} is '{stated}'. State true or false.");
        return value;
    }

    private bool IsInternal()
    {
        string stated = _item.GetMetadata("Access").ToUpperInvariant();
        if (stated is not ("" or "PUBLIC" or "INTERNAL"))
            _log.Error(this, ContractLog.Unusable, $"Access is '{_item.GetMetadata("Access")}'. State public or internal.");
        return stated == "INTERNAL";
    }
}
