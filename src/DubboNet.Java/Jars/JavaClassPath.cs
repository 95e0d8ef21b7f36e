namespace DubboNet.Java;

/// <summary>
/// Represents jars and folders in which Java classes are looked for, in their order. Instances are not safe for concurrent use.
/// </summary>
public sealed class JavaClassPath : IDisposable
{
    /// <summary>The newest release of Java whose features are known.</summary>
    public const int NewestRelease = 25;

    private readonly List<ClassSource> _sources = [];

    private JavaClassPath()
    {
    }

    /// <summary>
    /// Opens jars and folders. They stay open until the class path is disposed. If <c>stock-sources.jar</c> is beside <c>stock.jar</c>, it
    /// gives names of parameters and documentation.
    /// </summary>
    /// <param name="paths">The paths of jars and of folders with class files.</param>
    /// <param name="release">
    /// The release of Java for which classes of multi-release jars are taken. The default is <see cref="NewestRelease"/>.
    /// </param>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    /// <exception cref="JavaClassFormatException">A file is not a jar.</exception>
    public static JavaClassPath Open(IEnumerable<string> paths, int release = NewestRelease)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var opened = new JavaClassPath();
        try
        {
            foreach (string path in paths)
                opened._sources.Add(OpenSource(path, release));
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

    private static ClassSource OpenSource(string path, int release)
    {
        if (Directory.Exists(path))
            return new FolderSource(path);
        return File.Exists(path)
            ? new JarSource(path, release)
            : throw new FileNotFoundException($"The class path has '{path}', which is neither a jar nor a folder. Correct the path.", path);
    }
}
