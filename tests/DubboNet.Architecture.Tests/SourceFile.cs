using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests;

/// <summary>Represents a C# file of <c>src</c>.</summary>
/// <param name="Project">The name of its project.</param>
/// <param name="Folder">The folder within the project, with slashes.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Lines">The lines of the file.</param>
public sealed partial record SourceFile(string Project, string Folder, string Name, IReadOnlyList<string> Lines)
{
    /// <summary>Gets the root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Read("DubboNet"), .. Read("DubboNet.AspNetCore"), .. Read("DubboNet.Build"), .. Read("DubboNet.Hessian"),
        .. Read("DubboNet.Hosting"), .. Read("DubboNet.Java"), .. Read("DubboNet.Kubernetes"), .. Read("DubboNet.Nacos"),
        .. Read("DubboNet.NodaTime"), .. Read("DubboNet.ServiceDiscovery"), .. Read("DubboNet.Testing"), .. Read("DubboNet.Tool"),
        .. Read("DubboNet.ZooKeeper"),
    ];

    public IEnumerable<string> Code => Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Gets the names of the types that the file declares.</summary>
    public IEnumerable<string> Types =>
        from line in Code
        let match = Declaration().Match(line)
        where match.Success
        select match.Groups["name"].Value;

    /// <summary>Gets whether the file declares a public type.</summary>
    public bool IsPublic => Code.Any(line => line.StartsWith("public ", StringComparison.Ordinal));

    /// <summary>Returns whether the code has a name, as a whole word and not within a text.</summary>
    public bool Names(string name) => Code.Any(
        line => line.Contains(name, StringComparison.Ordinal) && Regex.IsMatch(Text().Replace(line, "\"\""), $@"\b{name}\b"));

    public bool Says(string word) => Code.Any(line => line.Contains(word, StringComparison.Ordinal));

    public override string ToString() => $"{Project}/{Folder}/{Name}";

    [GeneratedRegex(@"^(public|internal) .*?\b((class|struct|interface|enum|record struct|record) |delegate \S+ )(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"""(\\.|[^""\\])*""")]
    private static partial Regex Text();

    /// <summary>Reads the files of a project in <c>src</c>.</summary>
    public static IEnumerable<SourceFile> Read(string project)
    {
        string root = Path.Combine(Repository, "src", project);
        return from path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let folder = Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/')
               where !folder.StartsWith("obj", StringComparison.Ordinal) && !folder.StartsWith("bin", StringComparison.Ordinal)
               select new SourceFile(project, folder, Path.GetFileName(path), File.ReadAllLines(path));
    }

    /// <summary>Reads the files that a project is compiled from, which can be in the folder of another project, too.</summary>
    public static IEnumerable<SourceFile> ReadCompiled(string project) => project switch
    {
        "DubboNet.AspNetCore" => Read(project).Concat(Read("DubboNet.Hosting").Where(file => file.Name == "Spelling.cs")),
        "DubboNet.Kubernetes" => Read(project).Concat(Read("DubboNet").Where(
            file => file.Folder == "Remoting/Scheduling" || file.Name is "PeerText.cs")),
        "DubboNet.Nacos" or "DubboNet.ServiceDiscovery" => Read(project).Concat(
            Read("DubboNet").Where(file => file.Folder == "Remoting/Scheduling")),
        "DubboNet.ZooKeeper" => Read(project).Concat(Read("DubboNet").Where(
            file => file.Folder == "Remoting/Scheduling" || file.Name is "TlsHost.cs" or "UrlText.cs" or "PeerText.cs")),
        "DubboNet.Java" => Read(project).Concat(Read("DubboNet.Generator").Where(file => file.Name == "JavaNames.cs")),
        "DubboNet.Hosting" => Read(project).Concat(Read("DubboNet").Where(file => file.Name == "OwnAddress.cs")),
        _ => Read(project),
    };

    private static string FindRepository()
    {
        DirectoryInfo folder = new(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
