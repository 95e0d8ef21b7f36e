using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Compiles a contract.</summary>
internal sealed class HostileBuild
{
    private readonly List<MetadataReference> _references = [];

    private HostileBuild()
    {
    }

    /// <summary>Gets why the code is not valid without the generator, or null if it is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Gets the errors and warnings in generated code, and the errors that it causes in other code.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Gets the errors that the analyzer reports.</summary>
    public HashSet<string> Reported { get; } = [];

    /// <summary>Gets the assemblies if everything was compiled. The referenced one comes first.</summary>
    public List<byte[]> Images { get; } = [];

    /// <summary>Gets a value indicating whether the contracts can be used.</summary>
    public bool IsUsable => Mistake is null && Faults.Count == 0 && Reported.Count == 0;

    /// <summary>Compiles each assembly without the generator first, and then as a build does.</summary>
    public static async Task<HostileBuild> RunAsync(string? library, string source)
    {
        var build = new HostileBuild();
        if (library is not null && await build.CompileAsync("Library", library) is { } compiled)
            build._references.Add(ReferenceTo(compiled));
        if (build.IsUsable)
            await build.CompileAsync("App", source);
        return build;
    }

    /// <summary>Compiles an assembly. Returns null after an error.</summary>
    private async Task<Compilation?> CompileAsync(string assembly, string source)
    {
        CSharpCompilation alone = Sample.CompileAlone(assembly, source, [.. _references]);
        ImmutableArray<Diagnostic> before = alone.GetDiagnostics();
        Mistake = before.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();
        if (Mistake is not null)
            return null;
        Compilation result;
        try
        {
            Sample.Generate(alone, out result);
        }
        catch (Exception error) when (error is AssertionException)
        {
            Faults.Add($"generator: {error.Message}");
            return null;
        }

        using var image = new MemoryStream();
        EmitResult emitted = result.Emit(image);
        HashSet<SyntaxTree> written = [.. alone.SyntaxTrees];
        Faults.AddRange(emitted.Diagnostics
            .Where(
                found => found.Severity == DiagnosticSeverity.Error || (
                    found.Severity == DiagnosticSeverity.Warning && !IsIn(written, found)))
            .Select(Describe));
        foreach (Diagnostic found in await Sample.AnalyzeAsync(result))
        {
            if (found.Severity == DiagnosticSeverity.Error)
                Reported.Add(found.Id);
        }

        if (!emitted.Success)
            return null;
        Images.Add(image.ToArray());
        return result;
    }

    /// <summary>Returns a reference to the assembly as another project sees it, which is without private members.</summary>
    private static PortableExecutableReference ReferenceTo(Compilation result)
    {
        using var image = new MemoryStream();
        result.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static bool IsIn(HashSet<SyntaxTree> files, Diagnostic found) => found.Location.SourceTree is { } file && files.Contains(file);

    private static string Describe(Diagnostic found)
    {
        string line =
            found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
        string file = Path.GetFileName(found.Location.SourceTree?.FilePath) ?? "";
        return $"{found.Id} {file}: {found.GetMessage(CultureInfo.InvariantCulture)}\n    {line}";
    }
}
