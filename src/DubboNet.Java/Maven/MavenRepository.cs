namespace DubboNet.Java;

/// <summary>The base class of repositories in Maven's layout.</summary>
/// <param name="name">The address without a password, for errors.</param>
internal abstract class MavenRepository(string name) : IDisposable
{
    /// <summary>Gets the address without a password.</summary>
    public string Name { get; } = name;

    /// <summary>Creates a repository from its address, which is a URL or the path of a folder.</summary>
    /// <exception cref="MavenException">The address has another form.</exception>
    public static MavenRepository Create(string address, MavenOptions options)
    {
        if (!address.Contains("://", StringComparison.Ordinal))
            return new FolderRepository(Path.GetFullPath(address));
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https" or "file"))
        {
            throw new MavenException(
                $"The repository '{address}' is not an address. State a URL with https, http or file, or the path of a folder.");
        }

        return url.IsFile ? new FolderRepository(url.LocalPath) : new HttpRepository(url, options);
    }

    /// <summary>Looks for a file.</summary>
    /// <param name="path">The path below the root, with slashes.</param>
    /// <param name="cancellation">Ends the request.</param>
    public abstract MavenFile Get(string path, CancellationToken cancellation);

    public abstract void Dispose();
}

/// <summary>Represents what a repository has: a file on disk, content, or neither, with the reason.</summary>
internal readonly record struct MavenFile(string? Path, byte[]? Content, string Reason)
{
    public bool Exists => Path is not null || Content is not null;
}
