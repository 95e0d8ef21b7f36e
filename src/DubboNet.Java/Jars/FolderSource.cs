namespace DubboNet.Java;

/// <summary>A folder of class files, as a compiler writes it.</summary>
internal sealed class FolderSource : ClassSource
{
    public const string Extension = ".class";

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    public FolderSource(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, path)[..^Extension.Length];
            _paths.Add(name.Replace(Path.DirectorySeparatorChar, '.'), path);
        }
    }

    public override IEnumerable<string> Names => _paths.Keys;

    public override bool Has(string name) => _paths.ContainsKey(name);

    public override ClassFile? Find(string name)
    {
        if (!_paths.TryGetValue(name, out string? path))
            return null;
        using FileStream stream = File.OpenRead(path);
        return Read(stream, stream.Length, path);
    }

    public override string? FindSource(string path) => null;

    public override void Dispose()
    {
    }
}
