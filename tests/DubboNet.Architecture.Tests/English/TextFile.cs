namespace DubboNet.Architecture.Tests.English;

/// <summary>Represents a file with text that people read.</summary>
/// <param name="Path">The path from the root of the repository, with slashes.</param>
/// <param name="Lines">The lines of the file.</param>
internal sealed record TextFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>The folders with outputs of tools, and with files whose text is determined by a tool or a test.</summary>
    private static readonly string[] LeftOut = ["bin", "obj", "artifacts", "TestResults", "Golden"];

    /// <summary>Gets the Markdown pages.</summary>
    public static IReadOnlyList<TextFile> Pages { get; } =
        [.. Read("*.md").Where(file => !file.Path.Contains("AnalyzerReleases", StringComparison.Ordinal))];

    /// <summary>Gets the C# files.</summary>
    public static IReadOnlyList<TextFile> Code { get; } = [.. Read("*.cs")];

    /// <summary>Gets the folder of the project, such as <c>src/DubboNet</c>, or else the first folder.</summary>
    public string Folder => Path.Split('/') is [var first, var project, _, ..] && first is "src" or "tests"
        ? $"{first}/{project}"
        : Path.Split('/')[0];

    private static IEnumerable<TextFile> Read(string pattern) =>
        from path in Directory.EnumerateFiles(SourceFile.Repository, pattern, SearchOption.AllDirectories)
        let name = System.IO.Path.GetRelativePath(SourceFile.Repository, path).Replace('\\', '/')
        where !name.Split('/').Any(folder => folder.StartsWith('.') || LeftOut.Contains(folder))
        orderby name
        select new TextFile(name, File.ReadAllLines(path));
}
