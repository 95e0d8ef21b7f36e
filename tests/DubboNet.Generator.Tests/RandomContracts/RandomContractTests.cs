using System.Reflection;
using DubboNet.Hessian;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests.RandomContracts;

/// <summary>
/// Tests that each member of a random type is either serialized or reported. Set DUBBONET_CONTRACTS=10000 for a long run, and
/// DUBBONET_CONTRACTS_FROM=5000 to begin with another type.
/// </summary>
public sealed class RandomContractTests
{
    private const int Batch = 50;

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out int number) ? number : usual;

    [Test]
    public async Task Each_member_is_serialized_or_reported_in_its_line()
    {
        int from = Setting("DUBBONET_CONTRACTS_FROM", 0);
        int count = Setting("DUBBONET_CONTRACTS", 200);
        var figures = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int first = from; first < from + count; first += Batch)
        {
            IEnumerable<int> seeds = Enumerable.Range(first, Math.Min(Batch, from + count - first));
            await CheckAsync([.. seeds.Select(seed => new RandomContract(seed))], figures);
        }

        string found = string.Join(", ", figures.Select(figure => $"{figure.Value} {figure.Key}"));
        TestContext.Out.WriteLine($"{count} types from {from}: {found}");
        Assert.That(figures["types that travel"], Is.GreaterThan(count / 10));
        Assert.That(figures["types with errors"], Is.GreaterThan(count / 10));
    }

    private static async Task CheckAsync(RandomContract[] cases, SortedDictionary<string, int> figures)
    {
        CSharpCompilation compilation = Sample.Compile([RandomValueType.Shared, .. cases.Select(one => one.Source)]);
        Sample.Generate(compilation, out Compilation result);
        IEnumerable<Diagnostic> errors = result.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        IEnumerable<IGrouping<SyntaxTree?, Diagnostic>> files = errors.GroupBy(error => error.Location.SourceTree);
        Assert.That(files.Select(file => $"{string.Join('\n', file)}\n{Numbered(file.Key)}"), Is.Empty);
        IReadOnlyList<Diagnostic> all = await Sample.AnalyzeAsync(result);
        ILookup<string, Diagnostic> found = all.ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path);
        Assembly assembly = Sample.Load(result);
        Assert.Multiple(() =>
        {
            for (int i = 0; i < cases.Length; i++)
                Check(cases[i], found[$"File{i + 2}.cs"], assembly, figures);
        });
    }

    private static void Check(RandomContract one, IEnumerable<Diagnostic> found, Assembly assembly, SortedDictionary<string, int> figures)
    {
        IEnumerable<(int Line, string Id)> reported = found
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
            .Select(diagnostic => (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id));
        Assert.That(reported.Distinct(), Is.EquivalentTo(one.Expected), () => Numbered(one.Source));
        foreach ((int _, string id) in one.Expected)
            Count(figures, id);
        if (one.IsTypeBroken)
            Assert.That(() => FormatterOf(one, assembly), Throws.InnerException.InstanceOf<NotSupportedException>(), one.Source);
        else
            Assert.That(FormatterOf(one, assembly).Definition.Fields.ToArray(), Is.SupersetOf(one.Fields), one.Source);
        Count(figures, one.IsTypeBroken ? "types with errors" : "types that travel");
        Count(figures, one.IsContractBroken ? "contracts with errors" : "contracts that can be called");
        figures["members that travel"] = figures.GetValueOrDefault("members that travel") + (one.IsTypeBroken ? 0 : one.Fields.Count);
    }

    private static HessianClassFormatter FormatterOf(RandomContract one, Assembly assembly)
    {
        Type type = assembly.GetType(one.TypeName, throwOnError: true)!;
        if (!one.IsGeneric)
        {
            const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
            return (HessianClassFormatter)type.GetProperty("Hessian", Own)!.GetValue(null)!;
        }

        MethodInfo method = type.MakeGenericType(typeof(int)).GetMethod("Hessian")!;
        return (HessianClassFormatter)method.Invoke(null, [HessianFormatters.Int32])!;
    }

    private static void Count(SortedDictionary<string, int> figures, string what) => figures[what] = figures.GetValueOrDefault(what) + 1;

    private static string Numbered(SyntaxTree? tree) => tree is null ? "" : Numbered(tree.ToString());

    private static string Numbered(string source) => string.Join('\n', source.Split('\n').Select((line, i) => $"{i + 1,3} {line}"));
}
