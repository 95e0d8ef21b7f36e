using System.Text;

namespace DubboNet.Java;

/// <summary>Keeps a folder the same as a translation.</summary>
public static class ContractFolder
{
    /// <summary>
    /// Writes the files of a translation that differ from those in a folder. Files in the folder and below it that an earlier call wrote,
    /// and that this translation does not have, are deleted. They are known by their first line, so other files are never touched.
    /// </summary>
    /// <param name="folder">The folder, which is created if it does not exist.</param>
    /// <param name="translation">The translation.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="IOException">A file cannot be read, written or deleted, or it is not one that an earlier call wrote.</exception>
    public static ContractChanges Write(string folder, ContractTranslation translation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(translation);
        Directory.CreateDirectory(folder);
        List<string> written = [];
        foreach (ContractFile file in translation.Files)
        {
            if (WriteIfChanged(Path.Combine(folder, file.Path), file.Text))
                written.Add(file.Path);
        }

        HashSet<string> current = new(translation.Files.Select(file => file.Path), StringComparer.Ordinal);
        return new ContractChanges(written, DeleteOthers(folder, current));
    }

    private static bool WriteIfChanged(string path, string text)
    {
        if (File.Exists(path))
        {
            string existing = File.ReadAllText(path);
            if (existing == text)
                return false;
            if (!IsGenerated(path))
            {
                throw new IOException(
                    $"'{path}' would be overwritten, and its first line does not say that it was generated. Move the file, or use another "
                        + "folder.");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return true;
    }

    private static List<string> DeleteOthers(string folder, HashSet<string> current)
    {
        List<string> deleted = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (current.Contains(name) || !IsGenerated(path))
                continue;
            File.Delete(path);
            deleted.Add(name);
        }

        return deleted;
    }

    private static bool IsGenerated(string path)
    {
        using StreamReader reader = File.OpenText(path);
        return reader.ReadLine()?.StartsWith(SourceFileWriter.FirstWords, StringComparison.Ordinal) == true;
    }
}

/// <summary>Represents what <see cref="ContractFolder.Write"/> changed.</summary>
/// <param name="Written">The paths of the files that are new or have another text, as the translation has them.</param>
/// <param name="Deleted">The paths of the files that were deleted.</param>
public sealed record ContractChanges(IReadOnlyList<string> Written, IReadOnlyList<string> Deleted);
