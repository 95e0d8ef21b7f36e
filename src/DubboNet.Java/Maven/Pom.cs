namespace DubboNet.Java;

/// <summary>Represents a pom as it is written, without what it inherits.</summary>
internal sealed record Pom(
    PomParent? Parent,
    string? GroupId,
    string? ArtifactId,
    string? Version,
    PomParent? Relocation,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyList<PomDependency> Managed,
    IReadOnlyList<PomDependency> Dependencies)
{
    /// <summary>Reads a pom.</summary>
    /// <exception cref="MavenException">The file is not a pom.</exception>
    public static Pom Read(string file)
    {
        XmlNodeText root = SafeXml.Read(File.ReadAllBytes(file), file);
        if (root.Name != "project")
            throw new MavenException($"{file} is not a pom, as its root is <{root.Name}>. Correct or delete the file.");
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach (XmlNodeText property in root.In("properties"))
            properties[property.Name] = property.Text;
        return new Pom(
            root.Child("parent") is { } parent ? PomParent.Of(parent) : null,
            root.TextOf("groupId"),
            root.TextOf("artifactId"),
            root.TextOf("version"),
            root.Child("distributionManagement")?.Child("relocation") is { } relocation ? PomParent.Of(relocation) : null,
            properties,
            [.. root.Child("dependencyManagement")?.In("dependencies").Select(PomDependency.Of) ?? []],
            [.. root.In("dependencies").Select(PomDependency.Of)]);
    }
}

/// <summary>Represents what names another pom. Parts that are not stated are null.</summary>
internal sealed record PomParent(string? GroupId, string? ArtifactId, string? Version)
{
    public static PomParent Of(XmlNodeText node) => new(node.TextOf("groupId"), node.TextOf("artifactId"), node.TextOf("version"));
}
