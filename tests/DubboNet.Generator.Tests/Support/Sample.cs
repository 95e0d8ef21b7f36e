using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DubboNet.Generator.Tests.Support;

/// <summary>Compiles pieces of code as a user's project would be: with implicit usings, nullable, the library, the generator and its analyzer.</summary>
internal static class Sample
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("DubboNet", StringComparison.Ordinal))
            .Where(path => !Path.GetFileName(path).Contains("Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Sample",
        sources.Prepend(ImplicitUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        References,
        CompilationOptions);

    /// <summary>The same as a document of an editor.</summary>
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

    /// <summary>The files that are generated for a compilation, by name.</summary>
    public static SortedDictionary<string, string> Generate(CSharpCompilation compilation, out Compilation result)
    {
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out result, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Assert.That(run.Exception, Is.Null);
        return new SortedDictionary<string, string>(
            run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()), StringComparer.Ordinal);
    }

    /// <summary>What the compiler has to say, hidden things and missing comments of the sample itself left out.</summary>
    public static IEnumerable<string> Complaints(Compilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
        .Where(diagnostic => diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        .Select(diagnostic => diagnostic.ToString());

    /// <summary>What the analyzer reports, in the order of the source.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new DubboAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
