using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>
/// Finds the assemblies that another one refers to. They are looked for beside it, in the packages of its <c>.deps.json</c>, and in the
/// shared framework.
/// </summary>
internal sealed class ClrAssemblies : IDisposable
{
    private readonly Dictionary<string, ClrAssembly?> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _folder;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private ClrAssemblies(ClrAssembly main)
    {
        Main = main;
        _folder = Path.GetDirectoryName(Path.GetFullPath(main.Path))!;
        _known[main.Name] = main;
        string dependencies = Path.ChangeExtension(main.Path, ".deps.json");
        if (File.Exists(dependencies))
            ReadDependencies(dependencies);
    }

    /// <summary>Gets the assembly that was opened.</summary>
    public ClrAssembly Main { get; }

    /// <summary>Gets the names of the assemblies that were needed and not found, sorted.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Gets the opened assembly and all that it leads to and that use the attributes of DubboNet.</summary>
    public IReadOnlyList<ClrAssembly> KnowingHessian
    {
        get
        {
            List<ClrAssembly> found = [Main];
            // The list grows while it is read.
            for (int i = 0; i < found.Count; i++)
            {
                foreach (string name in found[i].References.Where(name => !IsOfFramework(name)))
                {
                    if (FindAssembly(name) is { KnowsHessian: true } next && !found.Contains(next))
                        found.Add(next);
                }
            }

            return found;
        }
    }

    /// <summary>Opens an assembly.</summary>
    /// <exception cref="ToolException">The file does not exist or is not an assembly of .NET.</exception>
    public static ClrAssemblies Open(string path) => new(ClrAssembly.Open(path));

    /// <summary>Returns the declaration of a type, or null if its assembly is not found.</summary>
    public ClrTypeDefinition? Find(ClrNamed type)
    {
        string? name = type.Assembly;
        // A type can be forwarded from assembly to assembly.
        for (int steps = 0; steps < 8 && name is not null && FindAssembly(name) is { } assembly; steps++)
        {
            if (assembly.Find(type.Name) is { } found)
                return found;
            name = assembly.FindForward(type.Name.Split('+')[0]);
        }

        return null;
    }

    public void Dispose()
    {
        foreach (ClrAssembly? assembly in _known.Values)
            assembly?.Dispose();
    }

    private static bool IsOfFramework(string name) =>
        name is "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private ClrAssembly? FindAssembly(string name)
    {
        if (_known.TryGetValue(name, out ClrAssembly? known))
            return known;
        string? path = PossiblePaths(name).FirstOrDefault(File.Exists);
        if (path is null)
            _missing.Add(name);
        return _known[name] = path is null ? null : ClrAssembly.Open(path);
    }

    private IEnumerable<string> PossiblePaths(string name)
    {
        yield return Path.Combine(_folder, $"{name}.dll");
        if (_packages.TryGetValue(name, out string? relative))
            yield return Path.Combine(PackageFolder(), relative);
        foreach (string framework in SharedFramework.Folders)
            yield return Path.Combine(framework, $"{name}.dll");
    }

    private static string PackageFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } stated
        ? stated
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private void ReadDependencies(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement libraries = document.RootElement.GetProperty("libraries");
            foreach (JsonProperty library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(
                target => target.Value.EnumerateObject()))
            {
                if (!library.Value.TryGetProperty("runtime", out JsonElement files)
                    || !libraries.GetProperty(library.Name).TryGetProperty("path", out JsonElement folder))
                {
                    continue;
                }

                foreach (JsonProperty file in files.EnumerateObject())
                    _packages[Path.GetFileNameWithoutExtension(file.Name)] = Path.Combine(folder.GetString()!, file.Name);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException(ExitCode.Input, $"'{path}' is not a list of dependencies: {e.Message} Build the project again.", e);
        }
    }
}
