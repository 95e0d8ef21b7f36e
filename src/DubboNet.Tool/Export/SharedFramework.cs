namespace DubboNet.Tool;

/// <summary>Finds the assemblies of .NET itself.</summary>
internal static class SharedFramework
{
    private static readonly Lazy<IReadOnlyList<string>> Found = new(Find);

    /// <summary>Gets the folders of the newest shared framework, which are none if .NET is not installed.</summary>
    public static IReadOnlyList<string> Folders => Found.Value;

    private static IReadOnlyList<string> Find()
    {
        foreach (string root in PossibleRoots())
        {
            string folder = Path.Combine(root, "shared", "Microsoft.NETCore.App");
            if (!Directory.Exists(folder))
                continue;
            string? newest = Directory.GetDirectories(folder).MaxBy(VersionOf);
            if (newest is not null)
                return [newest];
        }

        return [];
    }

    // A preview, such as 11.0.0-preview.1, is older than any release.
    private static Version VersionOf(string folder) =>
        Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version(0, 0);

    private static IEnumerable<string> PossibleRoots()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } stated)
            yield return stated;
        string program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            string path = Path.Combine(folder, program);
            if (folder.Length > 0 && File.Exists(path))
                yield return Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)!;
        }

        yield return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet")
            : "/usr/share/dotnet";
    }
}
