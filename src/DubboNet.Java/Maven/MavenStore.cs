namespace DubboNet.Java;

/// <summary>Finds files in the local repository, and else in the remote ones. A download is added to the local repository.</summary>
internal sealed class MavenStore : IDisposable
{
    private readonly MavenOptions _options;
    private readonly List<MavenRepository> _repositories = [];

    public MavenStore(MavenOptions options)
    {
        _options = options;
        foreach (string address in options.Repositories)
            _repositories.Add(MavenRepository.Create(address, options));
    }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Returns the path of a file.</summary>
    /// <exception cref="MavenException">The file was not found, or cannot be written.</exception>
    public string Get(MavenCoordinates artifact)
    {
        List<string> tried = [];
        return Find(artifact, tried) ?? throw new MavenException(
            $"{artifact} was not found. Correct the coordinates, or add the repository that has it. These were tried: "
                + $"{string.Join("; ", tried)}.");
    }

    /// <summary>Returns the path of a file, or null if it was not found.</summary>
    /// <exception cref="MavenException">The file cannot be written.</exception>
    public string? Find(MavenCoordinates artifact) => Find(artifact, []);

    public void Dispose() => _repositories.ForEach(repository => repository.Dispose());

    private string? Find(MavenCoordinates artifact, List<string> tried)
    {
        string local = LocalPath(artifact.Path);
        if (File.Exists(local))
            return local;
        tried.Add($"{local}: not there");
        foreach (MavenRepository repository in _repositories)
        {
            string path = artifact.Path;
            if (artifact.IsSnapshot && FindBuild(repository, artifact) is { } build)
                path = $"{artifact.Folder}/{artifact.FileName(build)}";
            // A build of a snapshot is never published again.
            if (path != artifact.Path && File.Exists(LocalPath(path)))
                return LocalPath(path);
            MavenFile found = repository.Get(path, Cancellation);
            if (found.Exists)
                return found.Path ?? Write(LocalPath(path), found.Content!);
            tried.Add(found.Reason);
        }

        return null;
    }

    /// <summary>Returns the version of the newest build of a snapshot, or null if the repository does not say.</summary>
    private string? FindBuild(MavenRepository repository, MavenCoordinates artifact)
    {
        string path = $"{artifact.Folder}/maven-metadata.xml";
        MavenFile found = repository.Get(path, Cancellation);
        if (!found.Exists)
            return null;
        byte[] content = found.Content ?? File.ReadAllBytes(found.Path!);
        return SnapshotMetadata.FindVersion(SafeXml.Read(content, $"{repository.Name}, {path}"), artifact);
    }

    private string LocalPath(string path) => Path.Combine(_options.LocalRepository, path.Replace('/', Path.DirectorySeparatorChar));

    // Other builds can write the same file at the same time. Each sees all of it or nothing.
    private static string Write(string path, byte[] content)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new MavenException($"{path} cannot be written ({e.Message}) Choose a local repository that can be written.", e);
        }
    }
}
