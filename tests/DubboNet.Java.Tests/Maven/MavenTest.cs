namespace DubboNet.Java.Tests.Maven;

/// <summary>The base class of tests with a remote and a local repository in folders of the test.</summary>
public abstract class MavenTest
{
    private string _folder = "";

    internal RepositoryFolder Remote { get; private set; } = null!;

    internal RepositoryFolder Local { get; private set; } = null!;

    [SetUp]
    public void CreateFolders()
    {
        _folder = Directory.CreateTempSubdirectory("dubbonet").FullName;
        Remote = new RepositoryFolder(Path.Combine(_folder, "remote"));
        Local = new RepositoryFolder(Path.Combine(_folder, "local"));
        Directory.CreateDirectory(Remote.Path);
    }

    [TearDown]
    public void DeleteFolders() => Directory.Delete(_folder, recursive: true);

    private protected MavenOptions Options(string? repository = null) =>
        new() { LocalRepository = Local.Path, Repositories = [repository ?? Remote.Path] };

    /// <summary>Returns the contents of the jars of all dependencies. Levels are separated by a bar.</summary>
    private protected string Resolve(string coordinates, out IReadOnlyList<MavenProblem> problems)
    {
        using var resolver = new MavenResolver(Options());
        IEnumerable<string> levels = from level in resolver.FindDependencies(MavenCoordinates.TryParse(coordinates)!)
                                     select string.Join(' ', level.Select(File.ReadAllText));
        string found = string.Join(" | ", levels);
        problems = resolver.Problems;
        return found;
    }
}
