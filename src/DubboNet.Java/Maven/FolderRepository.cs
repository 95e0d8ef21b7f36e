namespace DubboNet.Java;

/// <summary>A repository on a disk. Its files are used where they are.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderRepository(string folder) : MavenRepository(folder)
{
    public override MavenFile Get(string path, CancellationToken cancellation)
    {
        string file = Path.Combine(Name, path.Replace('/', Path.DirectorySeparatorChar));
        if (File.Exists(file))
            return new MavenFile(file, null, "");
        return new MavenFile(null, null, Directory.Exists(Name) ? $"{file}: not there" : $"{Name}: the folder does not exist");
    }

    public override void Dispose()
    {
    }
}
