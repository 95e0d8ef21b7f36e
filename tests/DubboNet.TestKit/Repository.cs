namespace DubboNet.TestKit;

/// <summary>Represents the working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Path { get; } = Find();

    /// <summary>Returns the text of a file in the repository. The path starts at the root and uses slashes.</summary>
    public static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
