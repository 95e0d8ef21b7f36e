namespace DubboNet.Java;

/// <summary>Represents where Maven artifacts are looked for, and the limits of downloads.</summary>
public sealed record MavenOptions
{
    /// <summary>The address of Maven Central.</summary>
    public const string Central = "https://repo.maven.apache.org/maven2";

    /// <summary>
    /// Gets the local repository, which is looked in first, and into which downloaded files are written. The default is the one that Maven
    /// uses: <c>-Dmaven.repo.local</c> of the environment variable <c>MAVEN_ARGS</c> or <c>MAVEN_OPTS</c>, the <c>localRepository</c> of
    /// <c>~/.m2/settings.xml</c>, or <c>~/.m2/repository</c>.
    /// </summary>
    public string LocalRepository { get; init; } = LocalRepositoryFinder.Find();

    /// <summary>
    /// Gets the addresses of remote repositories in the order in which they are tried: <c>https://</c>, <c>http://</c>, <c>file://</c> or
    /// the path of a folder. An address can contain a user and a password. The default is <see cref="Central"/>.
    /// </summary>
    public IReadOnlyList<string> Repositories { get; init; } = [Central];

    /// <summary>Gets a value indicating whether only the local repository and folders are used. The default is false.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Gets the time that one download may take. The default is 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the size in bytes that a downloaded file can have at most. The default is 128 MiB.</summary>
    public int MaxFileSize { get; init; } = 128 * 1024 * 1024;
}
