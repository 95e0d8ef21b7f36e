using System.IO.Compression;

namespace DubboNet.Java;

/// <summary>A folder or a jar of Java sources without class files.</summary>
internal sealed class SourceFiles : ClassSource
{
    public const string Extension = ".java";
    private const string MetaFolder = "META-INF/";

    // The declarations of a module are not classes.
    private const string Module = "module-info.java";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SourceLibrary _library;

    private SourceFiles(IEnumerable<(string File, string Text)> files, ISourceClasses classes)
    {
        List<SourceUnit> units = [];
        foreach ((string file, string text) in files)
        {
            SourceUnit unit = DeclarationReader.Read(text, file);
            units.Add(unit);
            _texts.TryAdd($"{unit.Package.Replace('.', '/')}/{unit.FileName}".TrimStart('/'), text);
        }

        _library = new SourceLibrary(units, classes);
    }

    public override IEnumerable<string> Names => _library.Names;

    /// <summary>Returns whether a file is a Java source that can declare classes.</summary>
    public static bool IsSource(string path) => path.EndsWith(Extension, StringComparison.Ordinal)
        && !path.EndsWith(Module, StringComparison.Ordinal) && !path.StartsWith(MetaFolder, StringComparison.Ordinal);

    /// <summary>Reads the sources of a folder and the folders below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="classes">The classes that the sources can name.</param>
    public static SourceFiles ReadFolder(string folder, ISourceClasses classes) => new(
        from path in Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where IsSource(path)
        select (path, Read(path)),
        classes);

    /// <summary>Reads the sources of a jar.</summary>
    /// <param name="path">The jar.</param>
    /// <param name="classes">The classes that the sources can name.</param>
    public static SourceFiles ReadJar(string path, ISourceClasses classes)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return new SourceFiles(
            from entry in archive.Entries
            where IsSource(entry.FullName)
            orderby entry.FullName
            select ($"{path}!/{entry.FullName}", Read(entry, path)),
            classes);
    }

    public override bool Has(string name) => _library.Has(name);

    public override ClassFile? Find(string name) => _library.Find(name);

    public override IEnumerable<string> FindParents(string name) => _library.FindParents(name);

    public override string? FindSource(string path) => _texts.GetValueOrDefault(path);

    public override void Dispose()
    {
    }

    private static string Read(string path)
    {
        CheckSize(path, new FileInfo(path).Length);
        return File.ReadAllText(path);
    }

    private static string Read(ZipArchiveEntry entry, string path)
    {
        string file = $"{path}!/{entry.FullName}";
        CheckSize(file, entry.Length);
        try
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
        catch (InvalidDataException e)
        {
            throw new JavaClassFormatException(file, null, "the compressed data is not valid", e);
        }
    }

    private static void CheckSize(string file, long length)
    {
        if (length > MaxFileSize)
            throw new JavaClassFormatException(file, null, $"the source has {length} bytes, and the limit is {MaxFileSize}");
    }
}
