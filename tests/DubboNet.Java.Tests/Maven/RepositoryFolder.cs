namespace DubboNet.Java.Tests.Maven;

/// <summary>Writes artifacts in Maven's layout.</summary>
internal sealed class RepositoryFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>Adds an artifact with a jar, whose content is the coordinates.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="pom">The elements of the pom after its coordinates.</param>
    public void Add(string coordinates, string pom = "")
    {
        AddPom(coordinates, pom);
        Write(MavenCoordinates.TryParse(coordinates)!.Path, coordinates);
    }

    /// <summary>Adds an artifact without a jar.</summary>
    public void AddPom(string coordinates, string pom)
    {
        MavenCoordinates artifact = MavenCoordinates.TryParse(coordinates)!;
        string text = $"""
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <groupId>{artifact.GroupId}</groupId>
              <artifactId>{artifact.ArtifactId}</artifactId>
              <version>{artifact.Version}</version>
              {pom}
            </project>
            """;
        Write((artifact with { Extension = "pom" }).Path, text);
    }

    /// <summary>Writes a file below the root.</summary>
    public void Write(string path, string text)
    {
        string file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Returns the element of a pom with dependencies, each as coordinates with further elements after a space.</summary>
    public static string Dependencies(params string[] dependencies) =>
        $"<dependencies>{string.Concat(dependencies.Select(Dependency))}</dependencies>";

    /// <summary>Returns the dependency management of a pom.</summary>
    public static string Managed(params string[] dependencies) =>
        $"<dependencyManagement>{Dependencies(dependencies)}</dependencyManagement>";

    private static string Dependency(string text)
    {
        string[] parts = text.Split(' ', 2);
        string[] names = parts[0].Split(':');
        string version = names.Length < 3 ? "" : $"<version>{names[2]}</version>";
        string further = parts.Length < 2 ? "" : parts[1];
        return $"<dependency><groupId>{names[0]}</groupId><artifactId>{names[1]}</artifactId>{version}{further}</dependency>";
    }
}
