using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Chooses the coordinates of the Maven artifact.</summary>
internal static class MavenNames
{
    public static JavaProject CreateProject(
        ClrAssembly assembly, ExportResult result, string? groupId, string? artifactId, string? version) => new(
            groupId ?? CommonPackage(result.Declarations),
            artifactId ?? ArtifactIdOf(assembly.Name),
            version ?? VersionOf(assembly),
            Path.GetFileName(assembly.Path),
            result.Declarations);

    /// <summary>Returns the package that all classes are in or below, or that of the first class if they have none in common.</summary>
    private static string CommonPackage(IReadOnlyList<JavaDeclaration> declarations)
    {
        string[] common = declarations[0].Package.Split('.');
        foreach (JavaDeclaration declaration in declarations)
        {
            IEnumerable<(string First, string Second)> parts = common.Zip(declaration.Package.Split('.'));
            common = [.. parts.TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        string package = string.Join('.', common);
        string first = declarations[0].Package;
        return package.Length > 0 ? package : first.Length > 0 ? first : ArtifactIdOf(declarations[0].Name);
    }

    // Acme.PricingApi is acme-pricing-api.
    private static string ArtifactIdOf(string name) => string.Concat(name.Select((letter, i) => letter switch
    {
        '.' or '_' or '$' => "-",
        _ when char.IsUpper(letter) && i > 0 && char.IsLower(name[i - 1]) => $"-{char.ToLowerInvariant(letter)}",
        _ => char.ToLowerInvariant(letter).ToString(),
    }));

    private static string VersionOf(ClrAssembly assembly) =>
        assembly.Attributes.Find(KnownNames.Version)?.Text()?.Split('+')[0] ?? assembly.Version.ToString(3);
}
