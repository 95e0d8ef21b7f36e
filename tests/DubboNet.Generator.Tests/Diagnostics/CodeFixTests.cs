using DubboNet.Generator.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>Tests that the fix that an editor offers for an error resolves it.</summary>
public sealed class CodeFixTests
{
    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case(
            new MakePartialFix(),
            "using DubboNet; [HessianType(\"a.Order\")] public sealed class Order { public long Id { get; set; } }",
            "using DubboNet; [HessianType(\"a.Order\")] public sealed partial class Order { public long Id { get; set; } }");
        yield return Case(
            new IgnoreMemberFix(),
            "using DubboNet; [HessianType(\"a.Order\")] public sealed partial class Order\n{\n    public long Id { get; }\n}",
            "using DubboNet; [HessianType(\"a.Order\")] public sealed partial class Order\n{\n    [HessianIgnore]\n    public "
                + "long Id { get; }\n}");
        yield return Case(
            new ReturnTaskFix(),
            "using DubboNet; [DubboService(\"a.Orders\")] public partial interface IOrders { int Count(); }",
            "using DubboNet; [DubboService(\"a.Orders\")] public partial interface IOrders { Task<int> Count(); }");
        yield return Case(
            new ReturnTaskFix(),
            "using DubboNet; [DubboService(\"a.Orders\")] public partial interface IOrders { void Clear(); }",
            "using DubboNet; [DubboService(\"a.Orders\")] public partial interface IOrders { Task Clear(); }");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Fix_resolves_the_error(CodeFixProvider fix, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Sample.AddTo(workspace, before);
        Diagnostic mistake = (await Sample.AnalyzeAsync(await WithGenerated(document))).Single();
        Assert.That(fix.FixableDiagnosticIds, Does.Contain(mistake.Id));
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, mistake, (action, _) => offered.Add(action), CancellationToken.None));

        CodeActionOperation operation = (await offered.Single().GetOperationsAsync(CancellationToken.None)).Single();
        Document mended = ((ApplyChangesOperation)operation).ChangedSolution.GetDocument(document.Id)!;
        SourceText text = await mended.GetTextAsync();
        Assert.That(text.ToString().ReplaceLineEndings("\n"), Is.EqualTo(after));
        Assert.That(await Sample.AnalyzeAsync(await WithGenerated(mended)), Is.Empty);
    }

    private static async Task<Compilation> WithGenerated(Document document)
    {
        Sample.Generate((CSharpCompilation)(await document.Project.GetCompilationAsync())!, out Compilation result);
        return result;
    }

    private static TestCaseData Case(CodeFixProvider fix, string before, string after) =>
        new TestCaseData(fix, before, after).SetArgDisplayNames(fix.GetType().Name, after[^30..]);
}
