namespace DubboNet.Java;

/// <summary>
/// Represents jars and folders in which Java classes are looked for, in their order. Instances are not safe for concurrent use.
/// </summary>
public sealed class JavaClassPath : IDisposable
{
    /// <summary>The newest release of Java whose features are known.</summary>
    public const int NewestRelease = 25;

    private readonly List<ClassSource> _sources = [];
    private readonly Lazy<HashSet<string>> _packages;

    private JavaClassPath() => _packages = new Lazy<HashSet<string>>(
        () => _sources.SelectMany(source => source.Names).Select(name => name[..Math.Max(name.LastIndexOf('.'), 0)])
            .ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// Opens jars and folders. They stay open until the class path is disposed. If <c>stock-sources.jar</c> is beside <c>stock.jar</c>, it
    /// gives names of parameters and documentation. A folder or a jar without class files is read from its Java sources.
    /// </summary>
    /// <param name="paths">The paths of jars and folders.</param>
    /// <param name="release">
    /// The release of Java for which classes of multi-release jars are taken. The default is <see cref="NewestRelease"/>.
    /// </param>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    /// <exception cref="JavaClassFormatException">A file is not a jar, or a source is not valid.</exception>
    public static JavaClassPath Open(IEnumerable<string> paths, int release = NewestRelease)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var opened = new JavaClassPath();
        try
        {
            foreach (string path in paths)
                opened._sources.Add(opened.OpenSource(path, release));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Returns the binary names of classes, sorted by their characters. Nested classes are included.</summary>
    /// <param name="pattern">
    /// A name in which <c>*</c> stands for any characters but dots, and <c>**</c> for any characters. <c>com.acme.*</c> has the classes of
    /// a package, and <c>com.acme.**</c> also those of the packages below it.
    /// </param>
    public IReadOnlyList<string> List(string pattern)
    {
        var matcher = new ClassPattern(pattern);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ClassSource source in _sources)
        {
            foreach (string name in source.Names)
            {
                if (matcher.IsMatch(name))
                    names.Add(name);
            }
        }

        return [.. names];
    }

    /// <summary>Closes the jars.</summary>
    public void Dispose()
    {
        foreach (ClassSource source in _sources)
            source.Dispose();
    }

    /// <summary>Reads the first class with a binary name, or returns null if there is none.</summary>
    internal ClassFile? Find(string name)
    {
        foreach (ClassSource source in _sources)
        {
            if (source.Find(name) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Reads a source of a jar that has one with sources beside it, or returns null if there is none.</summary>
    internal string? FindSource(string sourcePath)
    {
        foreach (ClassSource source in _sources)
        {
            if (source.FindSource(sourcePath) is { } found)
                return found;
        }

        return null;
    }

    private ClassSource OpenSource(string path, int release)
    {
        if (Directory.Exists(path))
        {
            return HasFiles(path, FolderSource.Extension) || !HasFiles(path, SourceFiles.Extension)
                ? new FolderSource(path)
                : SourceFiles.ReadFolder(path, new KnownClasses(this));
        }

        if (!File.Exists(path))
            throw new FileNotFoundException($"The class path has '{path}', which is neither a jar nor a folder. Correct the path.", path);
        var jar = new JarSource(path, release);
        if (!jar.HasSourcesOnly)
            return jar;
        jar.Dispose();
        return SourceFiles.ReadJar(path, new KnownClasses(this));
    }

    private static bool HasFiles(string folder, string extension) =>
        Directory.EnumerateFiles(folder, "*" + extension, SearchOption.AllDirectories).Any();

    /// <summary>The classes of all jars and folders, which are known when names are looked for.</summary>
    private sealed class KnownClasses(JavaClassPath path) : ISourceClasses
    {
        public bool Has(string name) => path._sources.Exists(source => source.Has(name));

        public bool HasPackage(string package) => path._packages.Value.Contains(package);

        public IEnumerable<string> FindParents(string name) => path._sources.Find(source => source.Has(name))?.FindParents(name) ?? [];
    }
}
