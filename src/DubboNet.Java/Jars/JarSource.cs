using System.Globalization;
using System.IO.Compression;

namespace DubboNet.Java;

/// <summary>A jar. In a multi-release jar, classes for later releases of Java replace others.</summary>
internal sealed class JarSource : ClassSource
{
    private const string Extension = ".class";
    private const string MetaFolder = "META-INF/";
    private const string VersionsFolder = "META-INF/versions/";
    private const string Manifest = "META-INF/MANIFEST.MF";

    // Archives of Spring Boot and of servlet containers have their own classes there.
    private static readonly string[] Roots = ["BOOT-INF/classes/", "WEB-INF/classes/"];

    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly Lazy<ZipArchive?> _sources;
    private readonly Dictionary<string, (int Release, ZipArchiveEntry Entry)> _entries = new(StringComparer.Ordinal);

    public JarSource(string path, int release)
    {
        _path = path;
        _sources = new Lazy<ZipArchive?>(() => OpenSources(path));
        FileStream stream = File.OpenRead(path);
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            int newest = IsMultiRelease() ? release : 0;
            foreach (ZipArchiveEntry entry in _archive.Entries)
                Add(entry, newest);
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new JavaClassFormatException(path, null, "the file is not a valid jar", e);
        }
    }

    public override IEnumerable<string> Names => _entries.Keys;

    /// <summary>Gets a value indicating whether the jar has sources only.</summary>
    public bool HasSourcesOnly =>
        _entries.Count == 0 && _archive.Entries.Any(entry => SourceFiles.IsSource(entry.FullName));

    public override bool Has(string name) => _entries.ContainsKey(name);

    public override ClassFile? Find(string name)
    {
        if (!_entries.TryGetValue(name, out (int Release, ZipArchiveEntry Entry) found))
            return null;
        string file = $"{_path}!/{found.Entry.FullName}";
        try
        {
            using Stream stream = found.Entry.Open();
            return Read(stream, found.Entry.Length, file);
        }
        catch (InvalidDataException e)
        {
            throw new JavaClassFormatException(file, null, "the compressed data is not valid", e);
        }
    }

    public override string? FindSource(string path)
    {
        try
        {
            if (_sources.Value?.GetEntry(path) is not { Length: < MaxFileSize } entry)
                return null;
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
        catch (InvalidDataException e)
        {
            throw new JavaClassFormatException($"{PathOfSources(_path)}!/{path}", null, "the compressed data is not valid", e);
        }
    }

    public override void Dispose()
    {
        _archive.Dispose();
        if (_sources.IsValueCreated)
            _sources.Value?.Dispose();
    }

    // Build tools publish the sources of a jar under this name.
    private static string PathOfSources(string path) => $"{Path.ChangeExtension(path, null)}-sources.jar";

    private static ZipArchive? OpenSources(string path) =>
        PathOfSources(path) is var sources && File.Exists(sources) ? ZipFile.OpenRead(sources) : null;

    private void Add(ZipArchiveEntry entry, int newest)
    {
        ReadOnlySpan<char> path = entry.FullName;
        if (!path.EndsWith(Extension, StringComparison.Ordinal))
            return;
        path = path[..^Extension.Length];
        int release = 0;
        if (path.StartsWith(VersionsFolder, StringComparison.Ordinal))
        {
            path = path[VersionsFolder.Length..];
            int slash = path.IndexOf('/');
            if (slash < 0 || !int.TryParse(path[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out release) || release > newest)
                return;
            path = path[(slash + 1)..];
        }
        else if (path.StartsWith(MetaFolder, StringComparison.Ordinal))
        {
            return;
        }

        foreach (string root in Roots)
        {
            if (path.StartsWith(root, StringComparison.Ordinal))
                path = path[root.Length..];
        }

        string name = path.ToString().Replace('/', '.');
        if (!_entries.TryGetValue(name, out (int Release, ZipArchiveEntry Entry) known) || known.Release < release)
            _entries[name] = (release, entry);
    }

    private bool IsMultiRelease()
    {
        if (_archive.GetEntry(Manifest) is not { } entry)
            return false;
        using var reader = new StreamReader(entry.Open());
        // The attribute is in the main section, which ends with an empty line.
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (line.Trim().Equals("Multi-Release: true", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
