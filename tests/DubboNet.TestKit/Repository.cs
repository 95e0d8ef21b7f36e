namespace DubboNet.TestKit;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
