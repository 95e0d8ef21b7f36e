using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>Represents the coordinates of a file in a Maven repository.</summary>
/// <param name="GroupId">The group, such as <c>com.acme</c>.</param>
/// <param name="ArtifactId">The artifact, such as <c>inventory-api</c>.</param>
/// <param name="Version">The version, such as <c>1.4</c> or <c>1.5-SNAPSHOT</c>.</param>
/// <param name="Extension">The extension of the file, without a dot. The default is <c>jar</c>.</param>
/// <param name="Classifier">What tells several files of an artifact apart, such as <c>sources</c>. It is empty for the main one.</param>
public sealed partial record MavenCoordinates(
    string GroupId, string ArtifactId, string Version, string Extension = "jar", string Classifier = "")
{
    private const string SnapshotSuffix = "-SNAPSHOT";

    /// <summary>Gets a value indicating whether the version is one that is published again and again.</summary>
    public bool IsSnapshot => Version.EndsWith(SnapshotSuffix, StringComparison.Ordinal);

    /// <summary>Gets the text that is the same for all versions.</summary>
    internal string Key => $"{GroupId}:{ArtifactId}:{Extension}:{Classifier}";

    /// <summary>Gets the folder of the version below the root of a repository, with slashes.</summary>
    internal string Folder => $"{GroupId.Replace('.', '/')}/{ArtifactId}/{Version}";

    /// <summary>Gets the path below the root of a repository, with slashes.</summary>
    internal string Path => $"{Folder}/{FileName(Version)}";

    /// <summary>
    /// Reads <c>group:artifact:version</c>, <c>group:artifact:extension:version</c> or <c>group:artifact:extension:classifier:version</c>.
    /// </summary>
    /// <param name="text">The coordinates.</param>
    /// <returns>The coordinates, or null if the text has another form.</returns>
    public static MavenCoordinates? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':');
        MavenCoordinates? read = parts switch
        {
            [var group, var artifact, var version] => new(group, artifact, version),
            [var group, var artifact, var extension, var version] => new(group, artifact, version, extension),
            [var group, var artifact, var extension, var classifier, var version] => new(group, artifact, version, extension, classifier),
            _ => null,
        };
        return read is { IsValid: true } ? read : null;
    }

    /// <summary>Returns the coordinates as <see cref="TryParse"/> reads them.</summary>
    public override string ToString() => (Extension, Classifier) switch
    {
        ("jar", "") => $"{GroupId}:{ArtifactId}:{Version}",
        (_, "") => $"{GroupId}:{ArtifactId}:{Extension}:{Version}",
        _ => $"{GroupId}:{ArtifactId}:{Extension}:{Classifier}:{Version}",
    };

    /// <summary>Returns the name of the file. The version in it can be that of one build of a snapshot.</summary>
    internal string FileName(string version) =>
        Classifier.Length == 0 ? $"{ArtifactId}-{version}.{Extension}" : $"{ArtifactId}-{version}-{Classifier}.{Extension}";

    // The parts become folders, so none may lead out of the repository.
    internal bool IsValid =>
        IsPart(GroupId) && IsPart(ArtifactId) && IsPart(Version) && IsPart(Extension) && (Classifier.Length == 0 || IsPart(Classifier));

    private static bool IsPart(string text) => Part().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.+-]*\z")]
    private static partial Regex Part();
}
