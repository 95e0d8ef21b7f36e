using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Reads the contracts that a command names, in whichever form they are.</summary>
internal static class ContractSource
{
    /// <summary>Reads contracts from a folder with a snapshot, a snapshot, an assembly or a jar.</summary>
    /// <param name="path">The path.</param>
    /// <param name="services">Patterns of the interfaces, or none for all.</param>
    /// <exception cref="ToolException">There are no contracts at the path.</exception>
    public static ContractSnapshot Read(string path, IReadOnlyList<ClassPattern> services)
    {
        ContractSnapshot snapshot = Open(path);
        ContractSnapshot chosen =
            services.Count == 0 ? snapshot : snapshot.Select(name => services.Any(pattern => pattern.IsMatch(name)));
        return chosen.Services.Count > 0
            ? chosen
            : throw new ToolException(
                ExitCode.Input, $"'{path}' has no interface to compare. Correct the path, or the pattern in --services.");
    }

    /// <summary>Determines whether a path is a folder with a snapshot, a snapshot or an assembly.</summary>
    public static bool IsContract(string path) =>
        File.Exists(SnapshotIn(path)) || Path.GetExtension(path) is ".dll" or ".exe" or ".json";

    /// <summary>Reads all contracts from a folder with a snapshot, a snapshot, an assembly or a jar.</summary>
    /// <exception cref="ToolException">There are no contracts at the path.</exception>
    public static ContractSnapshot Open(string path)
    {
        if (File.Exists(SnapshotIn(path)))
            return Load(SnapshotIn(path));
        switch (Path.GetExtension(path))
        {
            case ".dll" or ".exe":
                return ReadAssembly(path);
            case ".json":
                return Load(path);
            case ".jar":
                using (var classPath = JavaClassPath.Open([path]))
                    return JarSnapshot.ReadAll(classPath);
            default:
                throw new ToolException(
                    ExitCode.Input,
                    $"'{path}' has no {ContractSnapshot.FileName}. Name a folder that 'dubbonet generate' wrote, an assembly or a jar.");
        }
    }

    private static string SnapshotIn(string folder) => Path.Combine(folder, ContractSnapshot.FileName);

    private static ContractSnapshot Load(string path)
    {
        try
        {
            return ContractSnapshot.Load(path);
        }
        catch (InvalidDataException e)
        {
            throw new ToolException(ExitCode.Input, e.Message, e);
        }
    }

    private static ContractSnapshot ReadAssembly(string path)
    {
        using ClrAssemblies assemblies = ClrAssemblies.Open(path);
        ExportResult result = ContractExporter.Export(assemblies, new ExportOptions([]));
        return DeclarationSnapshot.Read(result.Declarations, result.Services, result.EnumsWithFallback);
    }
}
