using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Finds the methods of interfaces in the contracts and jars that the user named.</summary>
internal sealed class ContractSignatures : IDisposable
{
    private readonly SnapshotSignatures[] _contracts;
    private readonly JarSignatures? _jars;

    /// <param name="paths">
    /// Folders that <c>dubbonet generate</c> wrote, snapshots, assemblies, jars, and folders with jars, classes or sources.
    /// </param>
    /// <exception cref="ToolException">A path has no contracts, or a folder has nothing that describes an interface.</exception>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    /// <exception cref="JavaClassFormatException">A file is not a jar.</exception>
    public ContractSignatures(IReadOnlyList<string> paths)
    {
        ILookup<bool, string> kinds = paths.ToLookup(ContractSource.IsContract);
        _contracts = [.. kinds[true].Select(path => new SnapshotSignatures(ContractSource.Open(path), NameOf(path)))];
        if (kinds[false].Any())
            _jars = new JarSignatures([.. kinds[false].SelectMany(Expand)], string.Join(", ", kinds[false].Select(NameOf)));
    }

    /// <summary>Gets the names of all interfaces, and of all classes of jars.</summary>
    public IEnumerable<string> Names => _contracts.SelectMany(contract => contract.Names).Concat(_jars?.Names ?? []);

    /// <summary>Returns the methods of an interface, or null if it is not there. A contract is preferred to a jar.</summary>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public ServiceSignatures? Find(string interfaceName) =>
        _contracts.Select(contract => contract.Find(interfaceName)).FirstOrDefault(found => found is not null)
            ?? _jars?.Find(interfaceName);

    /// <inheritdoc/>
    public void Dispose() => _jars?.Dispose();

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    // A folder has jars, and class files or sources.
    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        string[] jars = [.. Directory.GetFiles(path, "*.jar").Order(StringComparer.Ordinal)];
        return jars.Length > 0 || HasFiles(path, "*.class") || HasFiles(path, "*.java")
            ? [path, .. jars]
            : throw new ToolException(
                ExitCode.Input,
                $"'{path}' has no {ContractSnapshot.FileName}, no jar, no class file and no Java source. Name a folder that "
                    + "'dubbonet generate' wrote, or a jar.");
    }

    private static bool HasFiles(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Any();
}
