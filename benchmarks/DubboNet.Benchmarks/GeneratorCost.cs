using System.Globalization;
using BenchmarkDotNet.Attributes;
using DubboNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Benchmarks;

/// <summary>
/// Measures the time of the source generator in an editor for a project with 300 types in 30 files and as many contracts, initially and
/// after each edit.
/// </summary>
public class GeneratorCost
{
    private const int Files = 30;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private int _edits;
    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _driver = null!;

    [GlobalSetup]
    public void Setup()
    {
        IEnumerable<string> paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        _compilation = CSharpCompilation.Create(
            "Project",
            Enumerable.Range(0, Files).Select(Source).Append("public sealed class Program { public int Run() => 0; }").Select(Parse),
            paths.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = NewDriver().RunGenerators(_compilation);
        int generated = _driver.GetRunResult().GeneratedTrees.Length;
        if (generated < Files * 11)
            throw new InvalidOperationException($"Only {generated} files were generated.");
    }

    [Benchmark]
    public GeneratorDriver First() => NewDriver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => Edit(Files, $"public sealed class Program {{ public int Run() => {++_edits}; }}");

    [Benchmark]
    public GeneratorDriver AfterEditOfAType() =>
        Edit(0, Source(0).Replace("int Count0_0", $"long Count{++_edits}", StringComparison.Ordinal));

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new DubboGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    private static string Source(int file)
    {
        IEnumerable<string> types = Enumerable.Range(0, 10).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            [HessianType("com.acme.Item{{file}}_{{i}}")]
            public sealed partial class Item{{file}}_{{i}}
            {
                public long Id { get; set; }
                public int Count{{file}}_{{i}} { get; set; }
                public string? Name { get; set; }
                public decimal Price { get; set; }
                public DateTimeOffset? Created { get; set; }
                public List<string>? Tags { get; set; }
                public Dictionary<string, long>? Totals { get; set; }
                public Item{{file}}_{{(i + 1) % 10}}? Next { get; set; }
            }
            """));
        IEnumerable<string> methods =
            Enumerable.Range(0, 10).Select(i => $"Task<Item{file}_{i}?> Get{i}Async(long id, Item{file}_{i} item);");
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using DubboNet;
            using DubboNet.Hessian;

            namespace Acme;

            {{string.Join("\n", types)}}

            [DubboService("com.acme.Service{{file}}")]
            public partial interface IService{{file}}
            {
                {{string.Join("\n", methods)}}
            }
            """;
    }

    /// <summary>
    /// Runs the generator after the text of one file has changed. The compiler's part of the edit is needed in any case, and is small.
    /// </summary>
    private GeneratorDriver Edit(int file, string text) =>
        _driver.RunGenerators(_compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], Parse(text)));
}
