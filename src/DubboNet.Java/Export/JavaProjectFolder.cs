using System.Text;

namespace DubboNet.Java;

/// <summary>Writes a project into a folder.</summary>
public static class JavaProjectFolder
{
    /// <summary>
    /// Writes the files that differ from those in the folder, and deletes Java files that an earlier export wrote and this one does not. A
    /// file of the user is not deleted. It is kept if it is a <c>pom.xml</c>. It is an error if a Java file would replace it.
    /// </summary>
    /// <param name="folder">The folder, which is created if it does not exist.</param>
    /// <param name="files">The files.</param>
    /// <returns>What happened to each file, sorted by the paths.</returns>
    /// <exception cref="IOException">A file cannot be written, or a Java file was not written by the export.</exception>
    public static IReadOnlyList<JavaProjectChange> Write(string folder, IReadOnlyList<JavaProjectFile> files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        List<JavaProjectChange> changes = [.. files.Select(file => new JavaProjectChange(file.Path, Compare(folder, file)))];
        foreach ((JavaProjectFile file, JavaProjectChange change) in files.Zip(changes))
        {
            if (change.Kind is JavaFileChange.Created or JavaFileChange.Changed)
            {
                string path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
        }

        var written = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (string path in FindOld(folder).Where(path => !written.Contains(path)))
        {
            File.Delete(Path.Combine(folder, path));
            changes.Add(new JavaProjectChange(path, JavaFileChange.Deleted));
        }

        return [.. changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    private static JavaFileChange Compare(string folder, JavaProjectFile file)
    {
        string path = Path.Combine(folder, file.Path);
        if (!File.Exists(path))
            return JavaFileChange.Created;
        string existing = File.ReadAllText(path, Encoding.UTF8);
        if (existing == file.Text)
            return JavaFileChange.Unchanged;
        if (JavaProject.IsOwn(existing))
            return JavaFileChange.Changed;
        return file.Path == "pom.xml"
            ? JavaFileChange.Kept
            : throw new IOException($"'{path}' was not written by dubbonet export. Move it away, or choose another output folder.");
    }

    private static IEnumerable<string> FindOld(string folder)
    {
        string sources = Path.Combine(folder, "src", "main", "java");
        return Directory.Exists(sources)
            ? [
                .. from path in Directory.EnumerateFiles(sources, "*.java", SearchOption.AllDirectories)
                   where JavaProject.IsOwn(File.ReadAllText(path))
                   select Path.GetRelativePath(folder, path).Replace('\\', '/'),
            ]
            : [];
    }
}

/// <summary>Specifies what happened to a file of a project.</summary>
public enum JavaFileChange
{
    /// <summary>It exists with the same text.</summary>
    Unchanged,

    /// <summary>It was written for the first time.</summary>
    Created,

    /// <summary>It was written again.</summary>
    Changed,

    /// <summary>An earlier export wrote it, and it is not needed any more.</summary>
    Deleted,

    /// <summary>It is a file of the user, which was not changed.</summary>
    Kept,
}

/// <summary>Tells what happened to a file.</summary>
/// <param name="Path">The path within the folder of the project, with slashes.</param>
/// <param name="Kind">What happened.</param>
public sealed record JavaProjectChange(string Path, JavaFileChange Kind);
