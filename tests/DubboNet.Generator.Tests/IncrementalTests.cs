using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests;

/// <summary>Tests which steps run again after an edit.</summary>
public sealed class IncrementalTests
{
    private const string Types = """
        using DubboNet; using DubboNet.Hessian;

        namespace Acme;

        [HessianType("com.acme.Order")]
        public sealed partial class Order
        {
            public List<Line>? Lines { get; set; }
        }

        [HessianType("com.acme.Line")]
        public sealed partial class Line
        {
            public int Count { get; set; }
        }

        [DubboNet.DubboService("com.acme.Orders")]
        public partial interface IOrders
        {
            Task<Order?> GetAsync(long id);
        }
        """;

    private const string Unrelated = "namespace Acme; public sealed class Program { public int Run() => 1; }";

    private const string Defaults = "DateTime = \"java.time.LocalDateTime\"";

    private const string Dated = """
        namespace Acme;

        [DubboNet.HessianType("com.acme.Note")]
        public sealed partial class Note
        {
            public DateTime? At { get; set; }
        }

        [DubboNet.DubboService("com.acme.Notes")]
        public partial interface INotes
        {
            Task<int> CountAsync(List<DateTime> days);
        }
        """;

    private const string Stated = """
        namespace Acme;

        public static class As
        {
            public static DubboNet.Hessian.IHessianFormatter<Version> First => null!;
            public static DubboNet.Hessian.IHessianFormatter<Version> Second => null!;
        }

        [DubboNet.HessianType("com.acme.Release")]
        public sealed partial class Release
        {
            public Version? Version { get; set; }
        }
        """;

    private const string Formatters =
        "[assembly: DubboNet.HessianFormatterFor(typeof(System.Version), \"java.lang.String\", typeof(Acme.As), "
            + "nameof(Acme.As.First))]";

    private const string Listed = """
        [assembly: DubboNet.HessianTypeFor(typeof(System.DayOfWeek), "java.time.DayOfWeek")]
        """;

    [TestCase("namespace Acme; public sealed class Program { public int Run() => 2; public string More { get; set; } = \"\"; }")]
    [TestCase("")]
    public void Unrelated_edit_regenerates_nothing(string edited)
    {
        GeneratorRunResult run = RunAgain([Types, Unrelated, Listed], file: 1, edited);
        Assert.That(Reasons(run), Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
        Assert.That(OutputReasons(run), Has.Count.EqualTo(4).And.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Unrelated_edit_regenerates_nothing_while_a_type_and_a_contract_have_errors()
    {
        string broken = Types.Replace(
            "int Count", "char[]? Count", StringComparison.Ordinal).Replace("(long id)", "(ref long id)", StringComparison.Ordinal);
        GeneratorRunResult run = RunAgain([broken, Unrelated, Listed], file: 1, "");
        Assert.That(Steps(run).SelectMany(step => step.Outputs).Select(output => output.Value), Has.Some.InstanceOf<BrokenModel>());
        Assert.That(OutputReasons(run), Has.Count.EqualTo(4).And.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Edit_of_a_method_or_comment_in_a_type_regenerates_nothing()
    {
        string edited = Types.Replace(
            "public int Count", "/// <summary>How many.</summary>\n    public int Twice() => 2 * Count;\n    public int Count",
            StringComparison.Ordinal);
        GeneratorRunResult run = RunAgain([Types, Unrelated, Listed], file: 0, edited);
        Assert.That(OutputReasons(run), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Edit_of_a_member_regenerates_only_that_type_and_the_contract_that_describes_it()
    {
        string edited = Types.Replace("int Count", "long Count", StringComparison.Ordinal);
        GeneratorRunResult run = RunAgain([Types, Unrelated, Listed], file: 0, edited);
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Modified), Is.EqualTo(2));
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Cached), Is.EqualTo(2));
    }

    [TestCase(Defaults, "DateTime = \"java.util.Date\"", 2)]
    [TestCase("DateTime = \"java.util.Date\"", Defaults, 2)]
    [TestCase(Defaults, Defaults + ", DateTimeOffset = \"java.time.Instant\"", 0)]
    public void Edit_of_the_defaults_regenerates_what_they_change(string before, string after, int changed)
    {
        string[] sources = [Types, Dated, $"[assembly: DubboNet.HessianDefaults({before})]"];
        GeneratorRunResult run = RunAgain(sources, file: 2, $"[assembly: DubboNet.HessianDefaults({after})]");
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Modified), Is.EqualTo(changed));
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Cached), Is.EqualTo(5 - changed));
    }

    [Test]
    public void Edit_of_a_specified_formatter_regenerates_what_it_changes()
    {
        GeneratorRunResult run = RunAgain(
            [Types, Stated, Formatters], file: 2,
            Formatters.Replace("nameof(Acme.As.First)", "nameof(Acme.As.Second)", StringComparison.Ordinal));
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Modified), Is.EqualTo(1));
        Assert.That(OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Cached), Is.EqualTo(3));
    }

    [Test]
    public void Steps_keep_no_symbols()
    {
        GeneratorRunResult run = RunAgain([Types, Unrelated, Listed], file: 1, Unrelated);
        IEnumerable<object> kept = Steps(run).SelectMany(step => step.Outputs).Select(output => output.Value);
        Assert.That(kept, Is.Not.Empty.And.All.InstanceOf<TypeModel>().Or.InstanceOf<ContractModel>());
    }

    private static GeneratorRunResult RunAgain(string[] sources, int file, string edited)
    {
        CSharpCompilation before = Sample.Compile(sources);
        GeneratorDriver driver = Sample.NewDriver().RunGenerators(before);
        // The first file contains the implicit usings.
        SyntaxTree old = before.SyntaxTrees[file + 1];
        CSharpCompilation after =
            before.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)old.Options, old.FilePath));
        return driver.RunGenerators(after).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalGeneratorRunStep> Steps(GeneratorRunResult run) =>
        new[] { DubboGenerator.Types, DubboGenerator.TypesOfOthers, DubboGenerator.Contracts }.SelectMany(name => run.TrackedSteps[name]);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult run) =>
        Steps(run).SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static List<IncrementalStepRunReason> OutputReasons(GeneratorRunResult run) =>
        [.. run.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
