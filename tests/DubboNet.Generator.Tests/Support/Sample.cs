using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace DubboNet.Generator.Tests.Support;

/// <summary>
/// Compiles code as in a user's project, with implicit usings, nullable annotations, the library, the generator and its analyzer.
/// </summary>
internal static class Sample
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly string[] Prefixes =
    [
        "System.", "DubboNet", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.OpenApi", "NodaTime", "OpenTelemetry",
        "nunit.framework",
    ];

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
            .Where(path => !Path.GetFileName(path).Contains("Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The options of the SDK, which suppresses the warning about an assembly that is newer than the referenced one.</summary>
    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Sample",
        sources.Prepend(ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        References,
        CompilationOptions);

    /// <summary>Does the same without implicit usings and with other assemblies.</summary>
    public static CSharpCompilation CompileAlone(
        string assembly, string source, params MetadataReference[] others) => CSharpCompilation.Create(
        assembly, [CSharpSyntaxTree.ParseText(source, ParseOptions, $"{assembly}.cs")], [.. References, .. others], CompilationOptions);

    /// <summary>Does the same for a document in an editor.</summary>
    public static Document AddTo(AdhocWorkspace workspace, string source) => workspace.CurrentSolution
        .AddProject("Sample", "Sample", LanguageNames.CSharp)
        .WithParseOptions(ParseOptions)
        .WithCompilationOptions(CompilationOptions)
        .WithMetadataReferences(References)
        .AddDocument("Usings.cs", ImplicitUsings).Project
        .AddDocument("File.cs", source);

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new DubboGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Returns the generated files of a compilation by name.</summary>
    public static SortedDictionary<string, string> Generate(CSharpCompilation compilation, out Compilation result)
    {
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out result, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Assert.That(run.Exception, Is.Null);
        return new SortedDictionary<string, string>(
            run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()), StringComparer.Ordinal);
    }

    /// <summary>Returns the diagnostics of the compiler, without hidden ones and those for missing comments of the sample itself.</summary>
    public static IEnumerable<string> Complaints(Compilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
        .Where(
            diagnostic => diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        .Select(diagnostic => diagnostic.ToString());

    /// <summary>
    /// Returns the diagnostics that a build reports for a user's code. The generator runs first, and analyzers see its output. Errors in
    /// declarations end the build before analyzers run.
    /// </summary>
    public static async Task<IReadOnlyList<Diagnostic>> BuildAsync(CSharpCompilation compilation)
    {
        Generate(compilation, out Compilation result);
        Diagnostic[] declarations = [.. result.GetDeclarationDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)];
        if (declarations.Length > 0)
            return declarations;
        IEnumerable<Diagnostic> compiler =
            result.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591");
        return [.. await AnalyzeAsync(result), .. compiler];
    }

    /// <summary>Loads the assembly compiled from a user's code and the code generated for it.</summary>
    public static Assembly Load(Compilation result)
    {
        using var image = new MemoryStream();
        EmitResult emitted = result.Emit(image);
        Assert.That(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>
    /// Returns the compilation in an editor directly after an edit, which contains the edited code and the code generated before the edit.
    /// </summary>
    public static CSharpCompilation Edit(CSharpCompilation before, CSharpCompilation after)
    {
        Generate(before, out Compilation generated);
        return after.AddSyntaxTrees(generated.SyntaxTrees.Except(before.SyntaxTrees));
    }

    /// <summary>Returns the diagnostics of the analyzer in the order of the source.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new DubboAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
