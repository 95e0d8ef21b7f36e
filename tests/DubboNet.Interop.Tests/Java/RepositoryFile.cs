namespace DubboNet.Interop.Tests.Java;

/// <summary>Files of the repository that tests hold against one another.</summary>
internal static class RepositoryFile
{
    /// <param name="path">From the repository's root, with slashes.</param>
    public static string Read(string path)
    {
        DirectoryInfo folder = new(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent!;
        return File.ReadAllText(Path.Combine(folder.FullName, path));
    }
}
