namespace DubboNet.Java;

/// <summary>Represents a dependency of a pom, or an entry of its dependency management. What is not stated is null.</summary>
internal sealed record PomDependency(
    string GroupId,
    string ArtifactId,
    string? Version,
    string Type,
    string Classifier,
    string? Scope,
    string? Optional,
    IReadOnlyList<PomExclusion> Exclusions)
{
    /// <summary>Gets the text that is the same for all versions, as Maven's own key.</summary>
    public string Key => $"{GroupId}:{ArtifactId}:{Type}:{Classifier}";

    public override string ToString() => Version is null ? $"{GroupId}:{ArtifactId}" : $"{GroupId}:{ArtifactId}:{Version}";

    public static PomDependency Of(XmlNodeText node) => new(
        node.TextOf("groupId") ?? "",
        node.TextOf("artifactId") ?? "",
        node.TextOf("version"),
        node.TextOf("type") ?? "jar",
        node.TextOf("classifier") ?? "",
        node.TextOf("scope"),
        node.TextOf("optional"),
        [.. node.In("exclusions").Select(PomExclusion.Of)]);

    /// <summary>Replaces the properties in all texts.</summary>
    public PomDependency Interpolate(Func<string, string> interpolate) => this with
    {
        GroupId = interpolate(GroupId),
        ArtifactId = interpolate(ArtifactId),
        Version = Version is null ? null : interpolate(Version),
        Type = interpolate(Type),
        Classifier = interpolate(Classifier),
        Scope = Scope is null ? null : interpolate(Scope),
        Optional = Optional is null ? null : interpolate(Optional),
    };

    /// <summary>Adds what the dependency management states and the dependency does not.</summary>
    public PomDependency CompleteFrom(PomDependency? managed) => managed is null ? this : this with
    {
        Version = Version ?? managed.Version,
        Scope = Scope ?? managed.Scope,
        Optional = Optional ?? managed.Optional,
        Exclusions = Exclusions.Count == 0 ? managed.Exclusions : Exclusions,
    };

    /// <summary>
    /// Returns the coordinates of the file with the classes, or null if they are not complete. Most types are kinds of jars.
    /// </summary>
    public MavenCoordinates? FindCoordinates()
    {
        string extension = Type is "pom" or "war" or "zip" or "aar" ? Type : "jar";
        string classifier = Type == "test-jar" && Classifier.Length == 0 ? "tests" : Classifier;
        // A version in brackets is the only one that is allowed. The name of a version has none.
        string version = Version is ['[', .. var only, ']'] && !only.Contains(',', StringComparison.Ordinal) ? only : Version ?? "";
        MavenCoordinates found = new(GroupId, ArtifactId, version, extension, classifier);
        return found.IsValid && version is not ("LATEST" or "RELEASE") ? found : null;
    }
}

/// <summary>Represents a dependency that is not followed. A part can be <c>*</c>.</summary>
internal sealed record PomExclusion(string GroupId, string ArtifactId)
{
    public static PomExclusion Of(XmlNodeText node) => new(node.TextOf("groupId") ?? "*", node.TextOf("artifactId") ?? "*");

    public bool Matches(PomDependency dependency) =>
        (GroupId == "*" || GroupId == dependency.GroupId) && (ArtifactId == "*" || ArtifactId == dependency.ArtifactId);
}
